import { Button, Flex } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { useChooseLanguage } from '../../api/use-choose-language.ts';
import { LANGUAGE_NAMES, LANGUAGES, toLanguage } from '../../locales/i18n.ts';

/** Each other language, under its own name. What was chosen is remembered for this person. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const choose = useChooseLanguage();
  const current = toLanguage(i18n.language);
  return (
    <Flex aria-label={t('common.language')} flexDirection="row" role="group">
      {LANGUAGES.filter((language) => language !== current).map((language) => (
        <Button
          isLoading={choose.isPending}
          key={language}
          lang={language}
          mobileWidth="auto"
          onClick={() => choose.mutate(language)}
          variant="subtle"
        >
          {LANGUAGE_NAMES[language]}
        </Button>
      ))}
    </Flex>
  );
}
