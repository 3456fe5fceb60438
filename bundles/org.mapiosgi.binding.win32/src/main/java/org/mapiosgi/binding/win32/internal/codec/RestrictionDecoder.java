// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.mapiosgi.api.property.ObjectTag;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.Restriction.Bits;
import org.mapiosgi.api.property.Restriction.Fuzzy;
import org.mapiosgi.api.property.Restriction.Match;
import org.mapiosgi.api.property.Restriction.RelOp;

/**
 * Reads an SRestriction. If the memory cannot be one, or has a term that {@link Restriction} does
 * not know, MAPI_E_CORRUPT_DATA is thrown. It reads at most {@value #MAX_TERMS} terms, nested at
 * most {@value RestrictionEncoder#MAX_DEPTH} deep.
 */
public final class RestrictionDecoder {
  /** More terms than a sensible search has. */
  static final int MAX_TERMS = 10_000;

  private static final int MATCH = 0xFFFF;

  private final MemoryView memory;
  private final PropDecoder props;
  private final Abi abi;
  private int terms;

  /** Reads from the given memory. */
  public RestrictionDecoder(MemoryView memory) {
    this.memory = memory;
    this.props = new PropDecoder(memory);
    this.abi = memory.abi();
  }

  /** Reads the whole tree. */
  public Restriction decode(long address) {
    return decode(address, 1);
  }

  private Restriction decode(long at, int depth) {
    if (at == 0) {
      throw memory.corrupt("a restriction without one of its terms");
    }
    if (depth > RestrictionEncoder.MAX_DEPTH || ++terms > MAX_TERMS) {
      throw memory.corrupt(
          "a restriction of more than "
              + MAX_TERMS
              + " terms, or nested deeper than "
              + RestrictionEncoder.MAX_DEPTH);
    }
    int type = memory.u4(at + Field.RES_TYPE.in(abi));
    long union = at + Field.RES_UNION.in(abi);
    try {
      return switch (type) {
        case RestrictionEncoder.RES_AND -> new Restriction.And(all(union, depth));
        case RestrictionEncoder.RES_OR -> new Restriction.Or(all(union, depth));
        case RestrictionEncoder.RES_NOT ->
            new Restriction.Not(term(union, Field.RES_NOT_TERM, depth));
        case RestrictionEncoder.RES_CONTENT -> content(union);
        case RestrictionEncoder.RES_PROPERTY ->
            new Restriction.Compare(
                relop(u4(union, Field.RES_PROPERTY_RELOP)),
                tag(union, Field.RES_PROPERTY_TAG),
                prop(union, Field.RES_PROPERTY_PROP));
        case RestrictionEncoder.RES_COMPAREPROPS ->
            new Restriction.CompareProps(
                relop(u4(union, Field.RES_COMPARE_RELOP)),
                tag(union, Field.RES_COMPARE_TAG1),
                tag(union, Field.RES_COMPARE_TAG2));
        case RestrictionEncoder.RES_BITMASK ->
            new Restriction.BitMask(
                bits(u4(union, Field.RES_BITMASK_REL)),
                tag(union, Field.RES_BITMASK_TAG),
                u4(union, Field.RES_BITMASK_MASK));
        case RestrictionEncoder.RES_SIZE ->
            new Restriction.Size(
                relop(u4(union, Field.RES_SIZE_RELOP)),
                tag(union, Field.RES_SIZE_TAG),
                u4(union, Field.RES_SIZE_BYTES));
        case RestrictionEncoder.RES_EXIST -> new Restriction.Exist(tag(union, Field.RES_EXIST_TAG));
        case RestrictionEncoder.RES_SUBRESTRICTION ->
            new Restriction.Sub(
                new ObjectTag(u4(union, Field.RES_SUB_OBJECT) >>> 16),
                term(union, Field.RES_SUB_TERM, depth));
        case RestrictionEncoder.RES_COUNT ->
            new Restriction.Count(
                u4(union, Field.RES_COUNT_COUNT), term(union, Field.RES_COUNT_TERM, depth));
        case RestrictionEncoder.RES_COMMENT ->
            new Restriction.Comment(values(union), term(union, Field.RES_COMMENT_TERM, depth));
        case RestrictionEncoder.RES_ANNOTATION ->
            new Restriction.Annotation(values(union), term(union, Field.RES_COMMENT_TERM, depth));
        default -> throw memory.corrupt("a restriction of type " + type);
      };
    } catch (IllegalArgumentException impossible) {
      throw memory.corrupt("a restriction: " + impossible.getMessage());
    }
  }

  private int u4(long union, Field field) {
    return memory.u4(union + field.in(abi));
  }

  private PropTag<?> tag(long union, Field field) {
    return PropDecoder.tag(u4(union, field));
  }

  private Restriction term(long union, Field field, int depth) {
    return decode(memory.pointer(union + field.in(abi)), depth + 1);
  }

  private List<Restriction> all(long union, int depth) {
    int count = memory.count(union + Field.RES_AND_COUNT.in(abi), MAX_TERMS, "terms");
    long at = memory.pointer(union + Field.RES_AND_TERMS.in(abi));
    List<Restriction> all = new ArrayList<>();
    for (int i = 0; i < count; i++, at += Struct.SRESTRICTION.size(abi)) {
      all.add(decode(at, depth + 1));
    }
    return all;
  }

  private PropValue prop(long union, Field field) {
    long at = memory.pointer(union + field.in(abi));
    if (at == 0) {
      throw memory.corrupt("a restriction without its value");
    }
    return props.prop(at);
  }

  private List<PropValue> values(long union) {
    int count = memory.count(union + Field.RES_COMMENT_COUNT.in(abi), MAX_TERMS, "values");
    long at = memory.pointer(union + Field.RES_COMMENT_PROPS.in(abi));
    return count == 0 ? List.of() : props.props(at, count);
  }

  private Restriction content(long union) {
    int level = u4(union, Field.RES_CONTENT_FUZZY);
    Set<Fuzzy> fuzzy = EnumSet.noneOf(Fuzzy.class);
    for (Fuzzy each : Fuzzy.values()) {
      if ((level & each.flag()) != 0) {
        fuzzy.add(each);
      }
    }
    Match match = named(Match.values(), Match::code, level & MATCH, "a fuzzy level of ");
    return new Restriction.Content(
        match, fuzzy, tag(union, Field.RES_CONTENT_TAG), prop(union, Field.RES_CONTENT_PROP));
  }

  private RelOp relop(int code) {
    return named(RelOp.values(), RelOp::code, code, "a comparison ");
  }

  private Bits bits(int code) {
    return named(Bits.values(), Bits::code, code, "a test of bits ");
  }

  private <E> E named(E[] all, ToIntFunction<E> codeOf, int code, String kind) {
    return Arrays.stream(all)
        .filter(each -> codeOf.applyAsInt(each) == code)
        .findFirst()
        .orElseThrow(() -> memory.corrupt(kind + code));
  }
}
