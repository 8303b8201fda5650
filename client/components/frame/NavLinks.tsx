import { Box, Flex, Text } from '@bigcommerce/big-design';
import { theme } from '@bigcommerce/big-design-theme';
import { RouterLink } from '../RouterLink.tsx';

export interface NavLink {
  to: string;
  text: string;
  /** The page that is open is this one, or one below it. */
  isCurrent: boolean;
  isCurrentPage: boolean;
}

interface NavLinksProps {
  label: string;
  links: NavLink[];
  isSecondary?: boolean;
}

/**
 * Looks like BigDesign's tabs, and is a row of links: these are pages with addresses of their own, and BigDesign's are
 * buttons that claim to show and hide a part of one. Wraps where the window is narrow, so that nothing is out of sight.
 */
export function NavLinks({ label, links, isSecondary = false }: NavLinksProps) {
  return (
    <Box aria-label={label} as="nav">
      <Flex as="ul" flexDirection="row" flexWrap="wrap" margin="none" padding="none">
        {links.map(({ to, text, isCurrent, isCurrentPage }) => (
          <Box as="li" key={to} style={{ listStyle: 'none' }}>
            <RouterLink
              aria-current={isCurrentPage ? 'page' : isCurrent ? 'true' : undefined}
              style={{
                display: 'block',
                padding: isSecondary ? '0.375rem 1rem' : '0.625rem 1rem',
                boxShadow: isCurrent
                  ? `inset 0 -${isSecondary ? 2 : 4}px 0 ${theme.colors.primary40}`
                  : undefined,
              }}
              to={to}
            >
              <Text
                as="span"
                bold={isCurrent && !isSecondary}
                color={isCurrent ? 'secondary70' : 'primary'}
              >
                {text}
              </Text>
            </RouterLink>
          </Box>
        ))}
      </Flex>
    </Box>
  );
}
