import { Component, type ReactNode } from 'react';
import { CrashPage } from './CrashPage.tsx';

/** The last resort: whatever throws while rendering becomes a page with a way on, never a blank frame. */
export class CrashBoundary extends Component<{ children: ReactNode }, { hasCrashed: boolean }> {
  override state = { hasCrashed: false };

  static getDerivedStateFromError() {
    return { hasCrashed: true };
  }

  override render() {
    if (!this.state.hasCrashed) return this.props.children;
    return <CrashPage onRetry={() => this.setState({ hasCrashed: false })} />;
  }
}
