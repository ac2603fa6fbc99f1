/** The lab to do after this one: its title, and the command that starts it with the learner's own options. */
export type NextLab = { readonly title: string; readonly command: string };
