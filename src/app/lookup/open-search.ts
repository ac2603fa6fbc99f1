import {
  labSummaries,
  loadBrief,
  loadLab,
  loadLearning,
  loadQuestions,
  loadSearch,
} from '../../store/content.ts';
import { type Search, searchOver, unpackSearch } from './search.ts';
import { passagesIn } from './sources.ts';

/** The search over all content: as the build packed it, or made now where the program runs from its sources. */
export async function openSearch(): Promise<Search> {
  const packed = await loadSearch();
  if (packed !== null) return unpackSearch(packed);
  return searchOver(await passagesIn({ labSummaries, loadBrief, loadLab, loadLearning, loadQuestions }));
}
