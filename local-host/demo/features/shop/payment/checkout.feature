@checkout
Feature: Checkout
  Customers pay in one step: with a card they have saved, with another card, or as a guest.
  Whatever goes wrong with a payment, nobody is charged and the basket stays as it was.

  Background:
    Given a basket worth 40 €

  Rule: A saved card needs no typing

    @smoke
    Scenario: A returning customer pays with one click
      Given a customer with a saved card
      When the customer pays
      Then the order is confirmed
      And the card is charged 40 €

    Scenario: An expired card is refused
      Given a customer with an expired card
      When the customer pays
      Then the customer is asked for another card
      And the basket is still worth 40 €

    Scenario: A card that was removed cannot be charged
      Given a customer with a saved card
      When the customer removes the card from the account
      And the customer pays
      Then the customer is asked for a card

  Rule: A refused payment costs nothing

    Scenario Outline: The customer learns why a payment was refused
      Given a customer whose card is <problem>
      When the customer pays
      Then the order is not placed
      And the customer reads "<message>"

      Examples: The customer can help it
        | problem             | message                                 |
        | short of funds      | Your bank declined. Try another card.   |
        | blocked for the web | Ask your bank to allow online payments. |

      Examples: The customer cannot
        | problem            | message                   |
        | reported as stolen | This card cannot be used. |

    Scenario: A bank that does not answer is asked once more
      Given a customer with a saved card
      And a bank that answers the second request only
      When the customer pays
      Then the order is confirmed
      And the card is charged 40 €

    Scenario: Impatient clicks charge the card once
      Given a customer with a saved card
      When the customer clicks "Pay" three times
      Then one order is confirmed
      And the card is charged 40 €

  Rule: Everybody can pay

    @smoke
    Scenario: A guest pays without an account
      Given a guest
      When the guest pays with a card and the address "ann@example.com"
      Then the order is confirmed
      And the confirmation goes to "ann@example.com"

    Scenario Outline: Prices are shown as the customer knows them
      Given a customer from <country>
      When the customer looks at the total
      Then it reads "<total>"

      Examples:
        | country | total   |
        | Ireland | €40.00  |
        | Germany | 40,00 € |
        | Austria | € 40,00 |
