import { problemsOf } from '../../contract/problem-words.ts';
import { SettingsDocument } from '../../contract/settings.ts';
import { AppError, type Problem } from '../../errors.ts';
import { isKnownSource } from '../customers/mapping/customer-fields.ts';

/** Throws AppError `invalid_request` with a problem for each field that is wrong. */
export function parseDocument(raw: unknown): SettingsDocument {
  const result = SettingsDocument.safeParse(raw);
  if (!result.success) throw notToBeSaved(problemsOf(result.error));
  const problems = mappingProblems(result.data);
  if (problems.length > 0) throw notToBeSaved(problems);
  return result.data;
}

/** Two fields in one attribute would overwrite each other at random; a field that no store can have fills nothing. */
function mappingProblems({ customerMapping = [] }: SettingsDocument): Problem[] {
  const seen = new Set<string>();
  return customerMapping.flatMap(({ source, attribute }, index) => {
    const problems: Problem[] = [];
    const path = `customerMapping.${index}`;
    if (seen.has(attribute))
      problems.push({ path: `${path}.attribute`, message: `${attribute} is filled twice.` });
    seen.add(attribute);
    if (!isKnownSource(source))
      problems.push({ path: `${path}.source`, message: 'There is no such field in a store.' });
    return problems;
  });
}

function notToBeSaved(problems: Problem[]): AppError {
  return new AppError('invalid_request', 'These settings cannot be saved.', { problems });
}
