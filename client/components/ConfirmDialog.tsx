import { Modal, Text } from '@bigcommerce/big-design';

interface ConfirmDialogProps {
  title: string;
  text: string;
  confirmText: string;
  keepText: string;
  isOpen: boolean;
  isBusy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot simply be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, text, confirmText, keepText, isOpen, isBusy, onConfirm, onClose } = props;
  return (
    <Modal
      actions={[
        { text: keepText, variant: 'subtle', onClick: onClose },
        { text: confirmText, actionType: 'destructive', isLoading: isBusy, onClick: onConfirm },
      ]}
      closeOnClickOutside
      header={title}
      isOpen={isOpen}
      onClose={onClose}
      variant="dialog"
    >
      <span ref={(node) => nameDialog(node, title)} />
      <Text>{text}</Text>
    </Modal>
  );
}

/** BigDesign puts the role on an outer element and the name on an inner one; a reader needs both on the same. */
export function nameDialog(inside: HTMLElement | null, name: string): void {
  inside?.closest('[role="dialog"]')?.setAttribute('aria-label', name);
}
