import type { Content } from '../../store/content/types.ts';
import { type Passage, passagesOf } from './passages.ts';

type Read = Pick<Content, 'loadLearning' | 'loadQuestions' | 'labSummaries' | 'loadLab' | 'loadBrief'>;

/** All passages of some content. Throws what reading it throws. */
export async function passagesIn(content: Read): Promise<Passage[]> {
  const [{ glossary, lessons }, questions, summaries] = await Promise.all([
    content.loadLearning(),
    content.loadQuestions(),
    content.labSummaries(),
  ]);
  const labs = await Promise.all(
    summaries.map(async ({ id }) => {
      const [loaded, brief] = await Promise.all([content.loadLab(id), content.loadBrief(id)]);
      return loaded === null ? [] : [{ lab: loaded.lab, brief }];
    }),
  );
  return passagesOf({ glossary, lessons, questions, labs: labs.flat() });
}
