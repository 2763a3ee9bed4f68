import type { Resolver } from './guardedResolver';
import type { VerificationPlan } from './plan';

interface Outcome {
  /** Words of RFC 8601 section 2.7: pass, fail, neutral, temperror … */
  readonly result: string;
  readonly comment: string;
}

/** What mailauth found, in a form of our own. */
export interface Checked {
  /** In the order of the DKIM-Signature fields. */
  readonly dkim: readonly (Outcome & { readonly domain: string; readonly selector: string; readonly record: string })[];
  readonly arc?: Outcome;
  readonly spf?: Outcome & { readonly domain: string; readonly ip: string };
  readonly dmarc?: Outcome & { readonly domain: string };
}

interface Status {
  readonly status?: { readonly result?: unknown; readonly comment?: unknown };
}

function outcomeOf({ status }: Status): Outcome {
  return {
    result: String(status?.result ?? 'none'),
    comment: typeof status?.comment === 'string' ? status.comment : '',
  };
}

/** A line of an mbox before the header belongs to no message. */
const MBOX_LINE = /^From [^\r\n]{0,400}\r?\n/;

/** What was signed ended its lines with CRLF; files have lost that. */
const LINE_END = /\r?\n/g;

/** Runs mailauth's checks; its parts are loaded one by one, so that BIMI and its certificates stay out. Rejects only on a defect. */
export async function checkMail(raw: Uint8Array, plan: VerificationPlan, resolver: Resolver): Promise<Checked> {
  const { dkimVerify, spf, arc, dmarc } = await loadChecks();
  const latin = Buffer.from(raw).toString('latin1').replace(MBOX_LINE, '').replace(LINE_END, '\r\n');
  const signatures = await dkimVerify(Buffer.from(latin, 'latin1'), { resolver, sender: plan.spf?.sender ?? '' });
  // A message without a signature has one result that says so.
  const dkim = signatures.results
    .filter(({ signingDomain }) => signingDomain)
    .map((one) => ({
      ...outcomeOf(one),
      domain: one.signingDomain,
      selector: one.selector ?? '',
      record: (one as { rr?: string }).rr ?? '',
    }));
  const sender = plan.spf && (await spf({ ...plan.spf, mta: 'localhost', resolver }));
  const chain = await arc(signatures.arc as never, { resolver });
  const passes = signatures.results.filter(({ status }) => status.result === 'pass');
  const policy =
    signatures.headerFrom.length === 1 &&
    (await dmarc({
      headerFrom: signatures.headerFrom,
      spfDomains: sender && sender.status.result === 'pass' ? [sender.domain] : [],
      dkimDomains: passes.map(({ id, signingDomain, status }) => ({
        id,
        domain: signingDomain,
        ...alignment(status),
      })) as never,
      resolver,
    }));
  return {
    dkim,
    ...(chain && { arc: outcomeOf(chain) }),
    ...(sender && plan.spf && { spf: { ...outcomeOf(sender), domain: plan.spf.domain, ip: plan.spf.ip } }),
    ...(policy && { dmarc: { ...outcomeOf(policy), domain: policy.domain } }),
  };
}

function alignment({ aligned, underSized }: { readonly aligned?: unknown; readonly underSized?: unknown }) {
  return { aligned, underSized };
}

async function loadChecks() {
  const [verify, spf, arc, dmarc] = await Promise.all([
    import(/* webpackChunkName: "mailauth" */ 'mailauth/lib/dkim/verify'),
    import(/* webpackChunkName: "mailauth" */ 'mailauth/lib/spf'),
    import(/* webpackChunkName: "mailauth" */ 'mailauth/lib/arc'),
    import(/* webpackChunkName: "mailauth" */ 'mailauth/lib/dmarc'),
  ]);
  return { dkimVerify: verify.dkimVerify, spf: spf.spf, arc: arc.arc, dmarc: dmarc.dmarc };
}
