import { LRUCache } from 'lru-cache';

const MAX_KNOWN = 200;
const MAX_KNOWN_LENGTH = 200;

/** What is read from a header clients send in few forms: each form is worked out once. */
export function rememberHeader<Meaning extends string>(read: (header: string) => Meaning): (header: string) => Meaning {
  const known = new LRUCache<string, Meaning>({ max: MAX_KNOWN });
  return (header) => {
    let meaning = known.get(header);
    if (meaning === undefined) {
      meaning = read(header);
      if (header.length <= MAX_KNOWN_LENGTH) known.set(header, meaning);
    }
    return meaning;
  };
}
