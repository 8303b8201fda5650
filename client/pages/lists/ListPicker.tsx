import {
  Box,
  Button,
  Flex,
  FormControlError,
  FormGroup,
  Input,
  Select,
  Small,
} from '@bigcommerce/big-design';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrevoList } from '../../../server/contract/brevo-account.ts';
import { useCreateBrevoList } from '../../api/use-brevo-lists.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

/** No list has this id. */
const NONE = 0;

interface ListPickerProps {
  label: string;
  lists: BrevoList[];
  value: number | null;
  /** What it means to choose none. */
  noneText: string;
  suggestedName: string;
  /** What the server said about the choice. */
  problem?: string;
  onChange: (id: number | null) => void;
}

/** A list that exists, none, or one that is made in Brevo on the spot. */
export function ListPicker(props: ListPickerProps) {
  const { label, lists, value, noneText, suggestedName, problem, onChange } = props;
  const { t } = useTranslation();
  const [isNaming, setIsNaming] = useState(false);
  // Whoever named a list goes on from where they began.
  const [hasNamed, setHasNamed] = useState(false);
  const isGone = value !== null && !lists.some(({ id }) => id === value);
  const shownProblem = isGone ? t('lists.gone') : problem;
  const options = [
    { value: NONE, content: noneText },
    ...(isGone ? [{ value, content: t('lists.goneOption', { id: value }) }] : []),
    ...lists.map(({ id, name }) => ({ value: id, content: t('list.option', { id, name }) })),
  ];

  if (isNaming)
    return (
      <NewList
        label={label}
        onClose={() => setIsNaming(false)}
        onMade={onChange}
        suggestedName={suggestedName}
      />
    );
  return (
    <Flex alignItems="flex-end" flexDirection="row" flexGap="0.5rem" flexWrap="wrap">
      <Box style={{ flex: '1 1 14rem' }}>
        <FormGroup errors={shownProblem && <FormControlError>{shownProblem}</FormControlError>}>
          <Select
            filterable
            label={label}
            maxHeight={280}
            onOptionChange={(id?: number) => onChange(id === undefined || id === NONE ? null : id)}
            options={options}
            value={value ?? NONE}
          />
        </FormGroup>
      </Box>
      <Button
        aria-label={t('lists.newFor', { label })}
        mobileWidth="auto"
        autoFocus={hasNamed}
        onClick={() => {
          setIsNaming(true);
          setHasNamed(true);
        }}
        variant="subtle"
      >
        {t('lists.new')}
      </Button>
    </Flex>
  );
}

interface NewListProps {
  label: string;
  suggestedName: string;
  onMade: (id: number) => void;
  onClose: () => void;
}

function NewList({ label, suggestedName, onMade, onClose }: NewListProps) {
  const { t } = useTranslation();
  const create = useCreateBrevoList();
  const [name, setName] = useState(suggestedName);
  const [isMissing, setIsMissing] = useState(false);
  const isGoing = useRef(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form inside of a dialog is still inside of the page's tree.
    event.stopPropagation();
    setIsMissing(name.trim() === '');
    // The second click comes before the first is seen to be under way.
    if (name.trim() === '' || isGoing.current) return;
    isGoing.current = true;
    create.mutate(name.trim(), {
      onSuccess: ({ id }) => {
        onMade(id);
        onClose();
      },
      onSettled: () => {
        isGoing.current = false;
      },
    });
  };

  return (
    <form aria-label={t('lists.newFor', { label })} onSubmit={submit}>
      {create.error && <ErrorNotice error={create.error} />}
      <Flex alignItems="flex-end" flexDirection="row" flexGap="0.5rem" flexWrap="wrap">
        <Box style={{ flex: '1 1 14rem' }}>
          <FormGroup
            errors={isMissing && <FormControlError>{t('list.nameMissing')}</FormControlError>}
          >
            <Input
              autoFocus
              label={t('lists.nameFor', { label })}
              maxLength={100}
              onChange={(event) => setName(event.target.value)}
              value={name}
            />
          </FormGroup>
        </Box>
        <Button isLoading={create.isPending} mobileWidth="auto" type="submit" variant="secondary">
          {t('lists.make')}
        </Button>
        <Button mobileWidth="auto" onClick={onClose} type="button" variant="subtle">
          {t('common.cancel')}
        </Button>
      </Flex>
      <Small color="secondary60">{t('lists.madeAtOnce')}</Small>
    </form>
  );
}
