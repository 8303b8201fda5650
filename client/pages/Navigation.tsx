import { useTranslation } from 'react-i18next';
import { NavLinks } from '../components/frame/NavLinks.tsx';
import { PAGES, type PageEntry } from './page-list.ts';

/** The way to every page: a row of sections, and below it the pages of the section that is open. */
export function Navigation({ current }: { current: PageEntry }) {
  const { t } = useTranslation();
  // A section is where its first page is.
  const entries = PAGES.filter(
    ({ section }, index) => !section || PAGES[index - 1]?.section !== section,
  );
  const isOpen = ({ id, section }: PageEntry) =>
    section ? section === current.section : id === current.id;
  const siblings = PAGES.filter(({ section }) => section && section === current.section);

  return (
    <>
      <NavLinks
        label={t('common.pages')}
        links={entries.map((page) => ({
          to: `/${page.path}`,
          text: t(`pages.${page.section ?? page.id}`),
          isCurrent: isOpen(page),
          isCurrentPage: page.id === current.id,
        }))}
      />
      {current.section && (
        <NavLinks
          isSecondary
          label={t(`pages.${current.section}`)}
          links={siblings.map((page) => ({
            to: `/${page.path}`,
            text: t(`pages.${page.id}`),
            isCurrent: page.id === current.id,
            isCurrentPage: page.id === current.id,
          }))}
        />
      )}
    </>
  );
}
