import { Box, Panel, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type InsightJob, InsightJobDocument } from '../../../../server/contract/insights.ts';
import { useInsightJob, useInsightJobDoor } from '../../../api/use-insight-job.ts';
import { PagePending } from '../../../components/frame/PagePending.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { RouterLink } from '../../../components/RouterLink.tsx';
import { NumberField } from '../../../components/settings/NumberField.tsx';
import { SettingsFrame } from '../../../components/settings/SettingsFrame.tsx';
import { SwitchRow } from '../../../components/settings/SwitchList.tsx';
import { useVersionedForm } from '../../../components/settings/use-versioned-form.ts';
import { useFormat } from '../../../locales/format.ts';
import type { InsightParts } from './insight-parts.ts';
import { ScheduleFields } from './ScheduleFields.tsx';

const SECTIONS = ['schedule', 'triggers', 'options'] as const;

/** When an analysis runs by itself, and what it looks at. */
export function JobSettings<R, Options, C>({ parts }: { parts: InsightParts<R, Options, C> }) {
  const job = useInsightJob(parts.kind);
  if (!job.data) return <PagePending panels={[3, 3, 6]} queries={[job]} />;
  return <JobForm job={job.data} parts={parts} />;
}

interface JobFormProps<R, O, C> {
  job: InsightJob;
  parts: InsightParts<R, O, C>;
}

function JobForm<R, Options, C>({ job, parts }: JobFormProps<R, Options, C>) {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useVersionedForm(job, SECTIONS, useInsightJobDoor(parts.kind));
  const [isIncomplete, setIsIncomplete] = useState(false);
  const { schedule, triggers, options } = form.draft;
  const isRight =
    InsightJobDocument.safeParse({ schedule, triggers, options }).success &&
    parts.options.safeParse(options).success;
  const save = () => {
    setIsIncomplete(!isRight);
    if (isRight) form.save();
  };

  return (
    <SettingsFrame form={form} onSave={save}>
      <Panel description={t('insights.schedule.intro')} header={t('insights.schedule.title')}>
        <ScheduleFields onChange={(next) => form.change({ schedule: next })} schedule={schedule} />
        <Text color="secondary60" margin="none" marginTop="small">
          {job.nextRunAt
            ? t('insights.nextRun', { time: format.dateTime(job.nextRunAt) })
            : t('insights.noSchedule')}
        </Text>
      </Panel>
      <Panel header={t('insights.triggers.title')}>
        <SwitchRow
          isOn={triggers.isOn}
          onChange={(isOn) => form.change({ triggers: { ...triggers, isOn } })}
          words={{
            label: t('insights.triggers.label'),
            description: t(`insights.triggers.when.${parts.kind}`),
          }}
        />
        {triggers.isOn && (
          <Box marginTop="medium">
            <NumberField
              label={t('insights.triggers.minDays')}
              max={90}
              min={1}
              onChange={(minDaysBetween) =>
                form.change({ triggers: { ...triggers, minDaysBetween } })
              }
              problem={form.problemAt('triggers.minDaysBetween')}
              value={triggers.minDaysBetween}
            />
          </Box>
        )}
      </Panel>
      <Panel header={t('insights.options')}>
        <parts.OptionFields
          onChange={(change) => form.change({ options: { ...options, ...change } })}
          options={options as Options}
          problemAt={(name) => form.problemAt(`options.${name}`)}
        />
      </Panel>
      <Panel header={t('insights.ceilings.title')}>
        <Text>{t('insights.ceilings.elsewhere')}</Text>
        <RouterLink to="/insights/credits">{t('pages.credits')}</RouterLink>
      </Panel>
      {isIncomplete && !isRight && <Notice lines={[t('numberField.some')]} type="error" />}
    </SettingsFrame>
  );
}
