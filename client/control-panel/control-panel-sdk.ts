declare global {
  interface Window {
    bcAsyncInit?: () => void;
    Bigcommerce?: { init(options: { onLogout?: () => void }): void };
  }
}

const SDK_URL = 'https://cdn.bigcommerce.com/jssdk/bc-sdk.js';

/**
 * Follows the control panel's session: `onLogout` is called when the merchant leaves it, even in another tab
 * (reference/bigcommerce.md §1.8). Without the SDK the app works all the same, and its session ends by itself.
 */
export function followControlPanel({ onLogout }: { onLogout: () => void }): void {
  window.bcAsyncInit = () => window.Bigcommerce?.init({ onLogout });
  const script = document.createElement('script');
  script.src = SDK_URL;
  script.async = true;
  document.head.append(script);
}
