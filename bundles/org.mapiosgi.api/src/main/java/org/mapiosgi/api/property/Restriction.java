// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which rows of a table are wanted: MAPI's SRestriction as a tree of immutable values, evaluated by
 * the provider.
 *
 * <p>Build one with the static methods, meant for static import: {@code and(contains(Pr.SUBJECT,
 * "invoice", IGNORE_CASE), atLeast(Pr.MESSAGE_DELIVERY_TIME, since))}.
 */
public sealed interface Restriction {

  /** How two values are compared (RELOP_*). */
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

    /** MAPI's number. */
    public int code() {
      return code;
    }
  }

  /** Where the text must stand (the low half of ulFuzzyLevel). */
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

    /** MAPI's number. */
    public int code() {
      return code;
    }
  }

  /** What a text comparison overlooks (the high half of ulFuzzyLevel). */
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

    /** The bit in ulFuzzyLevel. */
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
  record Content(Match match, Set<Fuzzy> fuzzy, PropValue value) implements Restriction {
    /** Copies the set. */
    public Content {
      Objects.requireNonNull(match, "match");
      Objects.requireNonNull(value, "value");
      fuzzy = Set.copyOf(fuzzy);
    }

    /** The 32 bits of ulFuzzyLevel. */
    public int fuzzyLevel() {
      int level = match.code();
      for (Fuzzy each : fuzzy) {
        level |= each.flag();
      }
      return level;
    }
  }

  /** RES_PROPERTY: a property against a value. */
  record Property(RelOp relop, PropValue value) implements Restriction {
    /** Refuses what is missing. */
    public Property {
      Objects.requireNonNull(relop, "relop");
      Objects.requireNonNull(value, "value");
    }
  }

  /** RES_COMPAREPROPS: a property against another property of the same row. */
  record CompareProps(RelOp relop, PropTag<?> left, PropTag<?> right) implements Restriction {
    /** Refuses what is missing. */
    public CompareProps {
      Objects.requireNonNull(relop, "relop");
      Objects.requireNonNull(left, "left");
      Objects.requireNonNull(right, "right");
    }
  }

  /** RES_BITMASK: whether any bit of the mask is set (BMR_NEZ) or none is (BMR_EQZ). */
  record BitMask(boolean anySet, PropTag<Integer> tag, int mask) implements Restriction {
    /** Refuses a missing tag. */
    public BitMask {
      Objects.requireNonNull(tag, "tag");
    }
  }

  /** RES_SIZE: the number of bytes of a property's value. */
  record Size(RelOp relop, PropTag<?> tag, int bytes) implements Restriction {
    /** Refuses what is missing. */
    public Size {
      Objects.requireNonNull(relop, "relop");
      Objects.requireNonNull(tag, "tag");
    }
  }

  /** RES_EXIST: the row has the property. */
  record Exist(PropTag<?> tag) implements Restriction {
    /** Refuses a missing tag. */
    public Exist {
      Objects.requireNonNull(tag, "tag");
    }
  }

  /**
   * RES_SUBRESTRICTION: a row of the message's recipients (PR_MESSAGE_RECIPIENTS) or attachments
   * (PR_MESSAGE_ATTACHMENTS) meets the term.
   */
  record Sub(PropTag<Void> subobject, Restriction term) implements Restriction {
    /** Refuses what is missing. */
    public Sub {
      Objects.requireNonNull(subobject, "subobject");
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
  static Restriction contains(PropTag<String> tag, String text, Fuzzy... fuzzy) {
    return new Content(Match.SUBSTRING, Set.of(fuzzy), tag.with(text));
  }

  /** The property's text begins with the given text. */
  static Restriction startsWith(PropTag<String> tag, String text, Fuzzy... fuzzy) {
    return new Content(Match.PREFIX, Set.of(fuzzy), tag.with(text));
  }

  /** The property's text is the given text, as far as the fuzziness lets it differ. */
  static Restriction matches(PropTag<String> tag, String text, Fuzzy... fuzzy) {
    return new Content(Match.FULL_STRING, Set.of(fuzzy), tag.with(text));
  }

  /** The property equals the value. */
  static <T> Restriction is(PropTag<T> tag, T value) {
    return new Property(RelOp.EQ, tag.with(value));
  }

  /** The property is less than the value. */
  static <T> Restriction lessThan(PropTag<T> tag, T value) {
    return new Property(RelOp.LT, tag.with(value));
  }

  /** The property is greater than or equal to the value. */
  static <T> Restriction atLeast(PropTag<T> tag, T value) {
    return new Property(RelOp.GE, tag.with(value));
  }

  /** Any of the mask's bits is set in the property. */
  static Restriction anyBit(PropTag<Integer> tag, int mask) {
    return new BitMask(true, tag, mask);
  }

  /** None of the mask's bits is set in the property. */
  static Restriction noBit(PropTag<Integer> tag, int mask) {
    return new BitMask(false, tag, mask);
  }

  /** The row has the property. */
  static Restriction exists(PropTag<?> tag) {
    return new Exist(tag);
  }
}
