@refunds @wip
Feature: Refunds
  Customer service gives money back without asking for card details:
  it goes the way it came, and never more of it than came.

  Background:
    Given an order of 3 books for 60 € that was paid with a card

  Scenario: A refund goes back to the card the order was paid with
    When customer service refunds the order
    Then the card gets 60 €
    And the order is marked as refunded

  Scenario: Some books of an order are refunded
    When customer service refunds 1 book
    Then the card gets 20 €
    And 2 books can still be refunded

  Scenario Outline: Nobody gets back more than was paid
    Given <refunded> € of the order were refunded before
    When customer service refunds <asked> € more
    Then the refund is <answer>

    Examples:
      | refunded | asked | answer   |
      | 0        | 60    | given    |
      | 20       | 40    | given    |
      | 20       | 41    | declined |

  Scenario: A card that is gone gets nothing
    Given the card was closed since
    When customer service refunds the order
    Then the customer is asked for a bank account

  Scenario: The customer is told when the money will be there
    When customer service refunds the order
    Then the customer reads "within 5 working days"
