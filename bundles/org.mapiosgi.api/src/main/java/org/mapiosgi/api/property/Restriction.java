// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Selects rows of a table: MAPI's SRestriction as a tree of immutable values. The provider
 * evaluates it.
 *
 * <p>Build one with the static methods, which read best with a static import: {@code
 * and(contains(Pr.SUBJECT, "invoice", IGNORE_CASE), atLeast(Pr.MESSAGE_DELIVERY_TIME, since))}.
 */
public sealed interface Restriction {

  /** Names the comparison of two values (RELOP_*). */
  enum RelOp {
    /** RELOP_LT. */
    LT(0),
    /** RELOP_LE. */
    LE(1),
    /** RELOP_GT. */
    GT(2),
    /** RELOP_GE. */
    GE(3),
    /** RELOP_EQ. */
    EQ(4),
    /** RELOP_NE. */
    NE(5);

    private final int code;

    RelOp(int code) {
      this.code = code;
    }

    /** Returns MAPI's number. */
    public int code() {
      return code;
    }
  }

  /** The place where the text must stand (the low half of ulFuzzyLevel). */
  enum Match {
    /** FL_FULLSTRING. */
    FULL_STRING(0),
    /** FL_SUBSTRING. */
    SUBSTRING(1),
    /** FL_PREFIX. */
    PREFIX(2);

    private final int code;

    Match(int code) {
      this.code = code;
    }

    /** Returns MAPI's number. */
    public int code() {
      return code;
    }
  }

  /** Names a difference that a text comparison ignores (the high half of ulFuzzyLevel). */
  enum Fuzzy {
    /** FL_IGNORECASE. */
    IGNORE_CASE(0x10000),
    /** FL_IGNORENONSPACE: accents and other marks. */
    IGNORE_NONSPACE(0x20000),
    /** FL_LOOSE: as much as the provider can. */
    LOOSE(0x40000);

    private final int flag;

    Fuzzy(int flag) {
      this.flag = flag;
    }

    /** Returns the bit in ulFuzzyLevel. */
    public int flag() {
      return flag;
    }
  }

  /** RES_AND: every term. No terms: every row. */
  record And(List<Restriction> terms) implements Restriction {
    /** Copies the terms. */
    public And {
      terms = List.copyOf(terms);
    }
  }

  /** RES_OR: at least one term. No terms: no row. */
  record Or(List<Restriction> terms) implements Restriction {
    /** Copies the terms. */
    public Or {
      terms = List.copyOf(terms);
    }
  }

  /** RES_NOT. */
  record Not(Restriction term) implements Restriction {
    /** Refuses a missing term. */
    public Not {
      Objects.requireNonNull(term, "term");
    }
  }

  /** RES_CONTENT: text or bytes within a property. */
  record Content(Match match, Set<Fuzzy> fuzzy, Property<?> property, PropValue value)
      implements Restriction {
    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException if the value is neither of the property's type nor of its
     *     elements' type
     */
    public Content {
      Objects.requireNonNull(match, "match");
      requireFit(property, value);
      Objects.requireNonNull(value, "value");
      fuzzy = Set.copyOf(fuzzy);
    }

    /** Text or bytes within the property that the value is of. */
    public Content(Match match, Set<Fuzzy> fuzzy, PropValue value) {
      this(match, fuzzy, value.property(), value);
    }

    /** Returns the 32 bits of ulFuzzyLevel. */
    public int fuzzyLevel() {
      int level = match.code();
      for (Fuzzy each : fuzzy) {
        level |= each.flag();
      }
      return level;
    }
  }

  /** RES_PROPERTY: a property against a value. */
  record Compare(RelOp relop, Property<?> property, PropValue value) implements Restriction {
    /**
     * Refuses what is missing.
     *
     * @throws IllegalArgumentException if the value is neither of the property's type nor of its
     *     elements' type
     */
    public Compare {
      Objects.requireNonNull(relop, "relop");
      requireFit(property, value);
      Objects.requireNonNull(value, "value");
    }

    /** The property that the value is of against the value. */
    public Compare(RelOp relop, PropValue value) {
      this(relop, value.property(), value);
    }
  }

  /** RES_COMPAREPROPS: a property against another property of the same row. */
  record CompareProps(RelOp relop, Property<?> left, Property<?> right) implements Restriction {
    /** Refuses what is missing. */
    public CompareProps {
      Objects.requireNonNull(relop, "relop");
      Objects.requireNonNull(left, "left");
      Objects.requireNonNull(right, "right");
    }
  }

  /** Names the test that RES_BITMASK makes (BMR_*). */
  enum Bits {
    /** BMR_EQZ: none of the mask's bits is set. */
    NONE_SET(0),
    /** BMR_NEZ: at least one of the mask's bits is set. */
    ANY_SET(1);

    private final int code;

    Bits(int code) {
      this.code = code;
    }

    /** Returns MAPI's number. */
    public int code() {
      return code;
    }
  }

  /** RES_BITMASK: the bits of a PT_LONG property that a mask selects. */
  record BitMask(Bits bits, Property<?> property, int mask) implements Restriction {
    /**
     * Refuses what is missing.
     *
     * @throws IllegalArgumentException if the property is not PT_LONG
     */
    public BitMask {
      Objects.requireNonNull(bits, "bits");
      if (property.type() != PropType.LONG) {
        throw new IllegalArgumentException(property + " has no bits: it is not PT_LONG");
      }
    }
  }

  /** RES_SIZE: the number of bytes of a property's value. */
  record Size(RelOp relop, Property<?> property, int bytes) implements Restriction {
    /** Refuses what is missing. */
    public Size {
      Objects.requireNonNull(relop, "relop");
      Objects.requireNonNull(property, "property");
    }
  }

  /** RES_EXIST: the row has the property. */
  record Exist(Property<?> property) implements Restriction {
    /** Refuses a missing property. */
    public Exist {
      Objects.requireNonNull(property, "property");
    }
  }

  /**
   * RES_SUBRESTRICTION: a row of the message's recipients (PR_MESSAGE_RECIPIENTS) or attachments
   * (PR_MESSAGE_ATTACHMENTS) meets the term.
   */
  record Sub(ObjectTag subobject, Restriction term) implements Restriction {
    /** Refuses what is missing. */
    public Sub {
      Objects.requireNonNull(subobject, "subobject");
      Objects.requireNonNull(term, "term");
    }
  }

  /**
   * RES_COUNT: the term, and only for the first rows that meet it. Which rows are the first depends
   * on the provider; an order of the table does not count.
   */
  record Count(int most, Restriction term) implements Restriction {
    /**
     * Refuses a missing term.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public Count {
      Objects.requireNonNull(term, "term");
      if (most < 0) {
        throw new IllegalArgumentException("a count of " + most + " rows");
      }
    }
  }

  /**
   * RES_COMMENT: the term, with values that a client keeps with it. The provider ignores the
   * values. Search folders use them.
   */
  record Comment(List<PropValue> values, Restriction term) implements Restriction {
    /** Copies the values, and refuses a missing term. */
    public Comment {
      values = List.copyOf(values);
      Objects.requireNonNull(term, "term");
    }
  }

  /** RES_ANNOTATION: as {@link Comment}, with another number. */
  record Annotation(List<PropValue> values, Restriction term) implements Restriction {
    /** Copies the values, and refuses a missing term. */
    public Annotation {
      values = List.copyOf(values);
      Objects.requireNonNull(term, "term");
    }
  }

  /** All of the terms. */
  static Restriction and(Restriction... terms) {
    return new And(List.of(terms));
  }

  /** At least one of the terms. */
  static Restriction or(Restriction... terms) {
    return new Or(List.of(terms));
  }

  /** The opposite. */
  static Restriction not(Restriction term) {
    return new Not(term);
  }

  /** The property's text has the given text in it. */
  static Restriction contains(Property<String> property, String text, Fuzzy... fuzzy) {
    return new Content(Match.SUBSTRING, Set.of(fuzzy), property, property.with(text));
  }

  /** The property's text begins with the given text. */
  static Restriction startsWith(Property<String> property, String text, Fuzzy... fuzzy) {
    return new Content(Match.PREFIX, Set.of(fuzzy), property, property.with(text));
  }

  /** The property's bytes have the given bytes in them. */
  static Restriction contains(Property<Binary> property, Binary bytes) {
    return new Content(Match.SUBSTRING, Set.of(), property, property.with(bytes));
  }

  /** The property's bytes begin with the given bytes. */
  static Restriction startsWith(Property<Binary> property, Binary bytes) {
    return new Content(Match.PREFIX, Set.of(), property, property.with(bytes));
  }

  /** The property's text is the given text, as far as the fuzziness lets it differ. */
  static Restriction matches(Property<String> property, String text, Fuzzy... fuzzy) {
    return new Content(Match.FULL_STRING, Set.of(fuzzy), property, property.with(text));
  }

  /** The property equals the value: all bits of flags, all elements of a multi-valued one. */
  static <T> Restriction is(Property<T> property, T value) {
    return new Compare(RelOp.EQ, property, property.with(value));
  }

  /** At least one element of the multi-valued property equals the value. */
  static <T> Restriction hasElement(Property<List<T>> property, T element) {
    List<?> wire = (List<?>) property.valueType().toWire(List.of(element));
    Property<?> single = property.withType(property.type().element());
    return new Compare(RelOp.EQ, property, new PropValue(single, wire.get(0)));
  }

  /** The property has a value that differs from the given one. */
  static <T> Restriction isNot(Property<T> property, T value) {
    return new Compare(RelOp.NE, property, property.with(value));
  }

  /** The property is less than the value. */
  static <T> Restriction lessThan(Property<T> property, T value) {
    return new Compare(RelOp.LT, property, property.with(value));
  }

  /** The property is less than or equal to the value. */
  static <T> Restriction atMost(Property<T> property, T value) {
    return new Compare(RelOp.LE, property, property.with(value));
  }

  /** The property is greater than the value. */
  static <T> Restriction greaterThan(Property<T> property, T value) {
    return new Compare(RelOp.GT, property, property.with(value));
  }

  /** The property is greater than or equal to the value. */
  static <T> Restriction atLeast(Property<T> property, T value) {
    return new Compare(RelOp.GE, property, property.with(value));
  }

  /** At least one of the flags is set in the property. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  static <F extends Flag> Restriction anyOf(Property<Set<F>> property, F... flags) {
    return new BitMask(Bits.ANY_SET, property, maskOf(flags));
  }

  /** None of the flags is set in the property. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  static <F extends Flag> Restriction noneOf(Property<Set<F>> property, F... flags) {
    return new BitMask(Bits.NONE_SET, property, maskOf(flags));
  }

  /** At least one of the mask's bits is set in the property. */
  static Restriction anyBit(Property<Integer> property, int mask) {
    return new BitMask(Bits.ANY_SET, property, mask);
  }

  /** None of the mask's bits is set in the property. */
  static Restriction noBit(Property<Integer> property, int mask) {
    return new BitMask(Bits.NONE_SET, property, mask);
  }

  /** The row has the property. */
  static Restriction exists(Property<?> property) {
    return new Exist(property);
  }

  private static void requireFit(Property<?> property, PropValue value) {
    PropType type = property.type();
    PropType given = value.property().type();
    if (given != type && given != type.element()) {
      throw new IllegalArgumentException("a PT_" + given + " value for " + property);
    }
  }

  private static int maskOf(Flag[] flags) {
    return Flag.maskOf(List.of(flags));
  }
}
