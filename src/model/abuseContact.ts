/** Whom the holder of a network has registered for complaints. */
export interface AbuseContact {
  readonly network: string;
  readonly mail: string;
}

/** Looks an address up in data that came with the program; undefined when they do not say. Never asks the network. */
export type AbuseContacts = (ip: string) => AbuseContact | undefined;

/** The offline data hold no contacts yet. */
export const NO_ABUSE_CONTACTS: AbuseContacts = () => undefined;
