/** The thread that reads licence texts while the main one still looks for them: an entry of its own in the build. */
import { runCompiled } from '../io/compiled.ts';
import { answerMainThread } from '../io/side-thread.ts';
import type { readTexts, TextWork } from './read-texts.ts';

const code = runCompiled<{ readonly readTexts: typeof readTexts }>('read-texts');
if (code) answerMainThread((works) => code.exports.readTexts(works as readonly TextWork[]));
