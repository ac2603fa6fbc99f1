import { z } from 'zod';

/** What a learner gives to a question. `picked` and `items` are ids of options, never places on a screen. */
export const answerSchema = z.discriminatedUnion('kind', [
  /** For the kinds `one`, `several` and `predict`. */
  z.object({ kind: z.literal('choice'), picked: z.array(z.string()) }),
  z.object({ kind: z.literal('order'), items: z.array(z.string()) }),
  z.object({ kind: z.literal('fill'), text: z.string() }),
]);
export type Answer = z.infer<typeof answerSchema>;

/** `unreadable`: nothing was judged, and the learner may try again. */
export type Judgement =
  | { readonly status: 'right' }
  | { readonly status: 'wrong'; readonly because?: string }
  | { readonly status: 'unreadable'; readonly because: string };
