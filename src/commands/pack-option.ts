import { withPack } from '../app/progress-next.ts';
import { quoted } from './lab/again.ts';

let asked: string | undefined;

/** From now on, commands that are suggested name this pack. One from the environment is there anyway. */
export const suggestPack = (folder: string): void => {
  asked = `--pack ${quoted(folder)}`;
};

/** `lab my-lab` → `lab my-lab --pack my-pack`, where a pack was named and the command knows packs. */
export const packed = (words: string): string => withPack(words, asked);

/** The pack as commands that are suggested have to name it, if one was named on the command line. */
export const packOption = (): { readonly pack?: string } => (asked === undefined ? {} : { pack: asked });
