import { Modal } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { BrevoKeyForm } from './BrevoKeyForm.tsx';
import { nameDialog } from './ConfirmDialog.tsx';

interface BrevoKeyDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** A new key in place of the old one; nothing else changes and nothing needs to be installed again. */
export function BrevoKeyDialog({ isOpen, onClose }: BrevoKeyDialogProps) {
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
      <BrevoKeyForm onConnected={onClose} />
    </Modal>
  );
}
