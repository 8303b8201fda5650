import { useTranslation } from 'react-i18next';
import {
  PersonaOptions,
  PersonasChanges,
  PersonasResult,
} from '../../../../server/contract/personas.ts';
import { InsightPage } from '../job/InsightPage.tsx';
import type { InsightParts } from '../job/insight-parts.ts';
import { CohortsInBrevo } from './CohortsInBrevo.tsx';
import { PersonaOptionFields } from './PersonaOptionFields.tsx';
import { PersonasReport } from './PersonasReport.tsx';
import { SegmentChanges } from './SegmentChanges.tsx';
import { toSegmentSheet } from './to-segment-sheet.ts';

const PARTS: InsightParts<PersonasResult, PersonaOptions, PersonasChanges> = {
  kind: 'personas',
  result: PersonasResult,
  options: PersonaOptions,
  changes: PersonasChanges,
  Report: PersonasReport,
  Changes: SegmentChanges,
  OptionFields: PersonaOptionFields,
  toSheet: toSegmentSheet,
};

/** Who the customers are: segments in numbers, a persona for each, and both of them in Brevo. */
export function PersonasPage() {
  const { t } = useTranslation();
  return (
    <InsightPage
      extraView={{ path: 'brevo', text: t('personas.brevo.view'), element: <CohortsInBrevo /> }}
      parts={PARTS}
    />
  );
}
