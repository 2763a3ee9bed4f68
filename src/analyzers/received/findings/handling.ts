import type { Claim } from '../../../model/claim';
import type { HeaderField, MailHop, MailMessage } from '../../../model/mail';
import { placesOf } from '../authentication/attach';
import { organisationOf } from '../organisation';
import { clockOf, finding } from './finding';

/** Who handed the message on after it had arrived once: lists, forwarders, people who sent it again. What stands below them is the way to them. */
export function handlingClaims(message: MailMessage): readonly Claim[] {
  return [...listClaims(message), ...forwardClaims(message), ...resentClaims(message)];
}

function fieldNamed(message: MailMessage, ...names: readonly string[]): HeaderField | undefined {
  return message.fields.find(({ name }) => names.includes(name.toLowerCase()));
}

/** `"Name of the list" <list.example.org>` (RFC 2919) */
const LIST_ID = /<([^<>\s]{1,255})>/;

/** List-Id or List-Post make a list; List-Unsubscribe alone is a newsletter. */
function listClaims(message: MailMessage): readonly Claim[] {
  const field = fieldNamed(message, 'list-id', 'list-post', 'x-mailman-version');
  if (!field) return [];
  const list = LIST_ID.exec(field.value.slice(0, 600))?.[1]?.replace(/^mailto:/i, '') ?? field.value.slice(0, 120);
  const domain = organisationOf(list.slice(list.lastIndexOf('@') + 1));
  const server = message.hops.find(({ organisation }) => domain !== undefined && organisation === domain);
  const args = { list, by: server ? clockOf(server) : list };
  const subject = [...(server ? [server.id] : []), message.id];
  return [
    finding(message, {
      rule: 'mailing-list',
      finding: 'none',
      subject,
      confidence: 0.9,
      args,
      spans: [field.valueSpan],
    }),
  ];
}

const DELIVERED = new Set(['delivered-to', 'x-original-to', 'x-forwarded-to']);

/** A delivery noted below a Received field was no end: the message was sent on from there. The topmost notes are the final delivery. */
function forwardClaims(message: MailMessage): readonly Claim[] {
  const places = placesOf(message.fields, message.hops);
  const found = new Map<string, { readonly field: HeaderField; readonly hop: MailHop }>();
  message.fields.forEach((field, index) => {
    const hop = places[index]?.below;
    const passed = places[index]?.above !== undefined;
    if (hop && passed && DELIVERED.has(field.name.toLowerCase()) && !found.has(hop.id))
      found.set(hop.id, { field, hop });
  });
  const top = message.fields.find(
    (_, index) => places[index]?.above === undefined && isDelivery(message.fields[index]),
  );
  return [...found.values()]
    .filter(({ field }) => field.value.toLowerCase() !== top?.value.toLowerCase())
    .slice(0, 20)
    .map(({ field, hop }) =>
      finding(message, {
        rule: 'forwarded',
        finding: 'none',
        subject: [hop.id],
        confidence: 0.85,
        args: { mailbox: field.value.slice(0, 255), by: clockOf(hop) },
        spans: [field.valueSpan],
      }),
    );
}

function isDelivery(field: HeaderField | undefined): boolean {
  return field?.name.toLowerCase() === 'delivered-to';
}

/** RFC 5322 section 3.6.6: a person who received it sent it again. */
function resentClaims(message: MailMessage): readonly Claim[] {
  const field = fieldNamed(message, 'resent-from', 'resent-sender');
  if (!field) return [];
  const args = { person: field.value.slice(0, 255) };
  return [
    finding(message, {
      rule: 'resent',
      finding: 'none',
      subject: [message.id],
      confidence: 0.85,
      args,
      spans: [field.valueSpan],
    }),
  ];
}
