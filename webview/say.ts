import { fill } from '../src/messages/catalog';
import type { PictureKey } from '../src/messages/picture';
import type { MessageArgs } from '../src/model/claim';
import type { WebviewStrings } from '../src/protocol/messages';

/** A text of src/messages/picture.ts in the language of the page. */
export function say(strings: WebviewStrings, key: PictureKey, args?: MessageArgs): string {
  return fill(strings.picture[key] ?? key, args);
}
