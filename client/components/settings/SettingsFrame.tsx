import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { firstClick } from '../first-click.ts';
import { Notice } from '../Notice.tsx';
import { SaveBar } from './SaveBar.tsx';
import { UnsavedGuard } from './UnsavedGuard.tsx';
import type { FormState } from './use-versioned-form.ts';

interface SettingsFrameProps {
  form: FormState;
  /** In place of saving at once, where something has to be looked at first. */
  onSave?: () => void;
  /** What a save sets going: in sight with the button that was pressed, until something else is changed. */
  savedNotice?: ReactNode;
  children: ReactNode;
}

/** What every page with settings has around its panels: saving, what came of it, and the guard of what is unsaved. */
export function SettingsFrame({
  form,
  onSave = form.save,
  savedNotice,
  children,
}: SettingsFrameProps) {
  return (
    <>
      {children}
      <SaveBar
        isDirty={form.isDirty}
        isSaved={form.isSaved}
        isSaving={form.isSaving}
        notice={
          <>
            {form.conflict && <ConflictNotice {...form.conflict} />}
            {form.error && <ErrorNotice error={form.error} />}
            {form.isSaved && savedNotice}
          </>
        }
        onDiscard={form.discard}
        onSave={onSave}
      />
      <UnsavedGuard isDirty={form.isDirty} />
    </>
  );
}

/** Somebody else saved first. Both ways are open; neither is taken for the merchant. */
function ConflictNotice({ takeTheirs, keepMine, isBusy }: NonNullable<FormState['conflict']>) {
  const { t } = useTranslation();
  return (
    <Notice
      actions={[
        { text: t('conflict.keepMine'), isLoading: isBusy, onClick: firstClick(keepMine) },
        {
          text: t('conflict.takeTheirs'),
          variant: 'subtle',
          isLoading: isBusy,
          onClick: firstClick(takeTheirs),
        },
      ]}
      lines={[t('conflict.title'), t('conflict.text')]}
      type="warning"
    />
  );
}
