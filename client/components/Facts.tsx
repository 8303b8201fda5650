import { Flex, Text } from '@bigcommerce/big-design';

interface FactsProps {
  /** Those without a value are left out. */
  facts: { name: string; value: string | undefined }[];
}

/** Names and values, one pair a line. */
export function Facts({ facts }: FactsProps) {
  return (
    <Flex
      as="ul"
      flexDirection="column"
      flexGap="0.5rem"
      marginBottom="medium"
      marginTop="none"
      padding="none"
    >
      {facts
        .filter(({ value }) => value)
        .map(({ name, value }) => (
          <Flex as="li" flexDirection="row" flexGap="0.5rem" flexWrap="wrap" key={name}>
            <Text color="secondary60" margin="none">
              {name}
            </Text>
            <Text bold margin="none">
              {value}
            </Text>
          </Flex>
        ))}
    </Flex>
  );
}
