import { Modal } from '@bigcommerce/big-design';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nameDialog } from '../ConfirmDialog.tsx';

interface KeyDialogProps {
  isOpen: boolean;
  onClose: () => void;
  /** The form that takes the key. */
  children: ReactNode;
}

/** A new key in place of the old one; nothing else changes and nothing needs to be installed again. */
export function KeyDialog({ isOpen, onClose, children }: KeyDialogProps) {
  const { t } = useTranslation();
  const title = t('connect.changeKey');
  return (
    <Modal
      actions={[{ text: t('common.cancel'), variant: 'subtle', onClick: onClose }]}
      header={title}
      isOpen={isOpen}
      onClose={onClose}
    >
      <span ref={(node) => nameDialog(node, title)} />
      {children}
    </Modal>
  );
}
