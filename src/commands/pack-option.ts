import { quoted } from './lab/again.ts';

let asked: string | undefined;

/** From now on, commands that are suggested name this pack. One from the environment is there anyway. */
export const suggestPack = (folder: string): void => {
  asked = `--pack ${quoted(folder)}`;
};

/** The pack as commands that are suggested have to name it, if one was named on the command line. */
export const packOption = (): { readonly pack?: string } => (asked === undefined ? {} : { pack: asked });
