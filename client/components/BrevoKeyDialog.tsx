import { BrevoKeyForm } from './BrevoKeyForm.tsx';
import { KeyDialog } from './KeyDialog.tsx';

interface BrevoKeyDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

export function BrevoKeyDialog({ isOpen, onClose }: BrevoKeyDialogProps) {
  return (
    <KeyDialog isOpen={isOpen} onClose={onClose}>
      <BrevoKeyForm onConnected={onClose} />
    </KeyDialog>
  );
}
