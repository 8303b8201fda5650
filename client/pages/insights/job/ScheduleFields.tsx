import { Box, Flex, Select } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { InsightSchedule } from '../../../../server/contract/insights.ts';
import { useFormat } from '../../../locales/format.ts';

const RHYTHMS = ['never', 'day', 'week', 'month'] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
/** Every month has these. */
const DAYS = Array.from({ length: 28 }, (_, day) => day + 1);
const FIELD = { flex: '1 1 12rem' } as const;
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

interface ScheduleFieldsProps {
  schedule: InsightSchedule;
  onChange: (schedule: InsightSchedule) => void;
}

/** How often an analysis runs by itself, and at which hour of the store's own day. */
export function ScheduleFields({ schedule, onChange }: ScheduleFieldsProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { every, hour, weekday, dayOfMonth } = schedule;
  const weekdayName = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' });
  const change = (part: Partial<InsightSchedule>) => onChange({ ...schedule, ...part });
  return (
    <Flex flexDirection="row" flexGap="1rem" flexWrap="wrap">
      <Box style={FIELD}>
        <Select
          label={t('insights.schedule.every')}
          onOptionChange={(value?: InsightSchedule['every']) => value && change({ every: value })}
          options={RHYTHMS.map((value) => ({
            value,
            content: t(`insights.schedule.rhythms.${value}`),
          }))}
          value={every}
        />
      </Box>
      {every === 'week' && (
        <Box style={FIELD}>
          <Select
            label={t('insights.schedule.weekday')}
            onOptionChange={(value?: number) => value && change({ weekday: value })}
            options={WEEKDAYS.map((value) => ({
              value,
              content: weekdayName.format(MONDAY + (value - 1) * DAY_MS),
            }))}
            value={weekday}
          />
        </Box>
      )}
      {every === 'month' && (
        <Box style={FIELD}>
          <Select
            label={t('insights.schedule.dayOfMonth')}
            onOptionChange={(value?: number) => value && change({ dayOfMonth: value })}
            options={DAYS.map((value) => ({ value, content: format.number(value) }))}
            value={dayOfMonth}
          />
        </Box>
      )}
      {every !== 'never' && (
        <Box style={FIELD}>
          <Select
            label={t('insights.schedule.hour')}
            onOptionChange={(value?: number) => value !== undefined && change({ hour: value })}
            options={HOURS.map((value) => ({ value, content: format.hour(value) }))}
            value={hour}
          />
        </Box>
      )}
    </Flex>
  );
}
