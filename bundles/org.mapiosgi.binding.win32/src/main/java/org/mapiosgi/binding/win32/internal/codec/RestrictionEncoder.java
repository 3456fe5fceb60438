// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import java.util.List;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;

/** Writes an SRestriction tree into a block. */
public final class RestrictionEncoder {
  // RES_* of MAPIDefS.h.
  static final int RES_AND = 0;
  static final int RES_OR = 1;
  static final int RES_NOT = 2;
  static final int RES_CONTENT = 3;
  static final int RES_PROPERTY = 4;
  static final int RES_COMPAREPROPS = 5;
  static final int RES_BITMASK = 6;
  static final int RES_SIZE = 7;
  static final int RES_EXIST = 8;
  static final int RES_SUBRESTRICTION = 9;
  static final int RES_COMMENT = 10;
  static final int RES_COUNT = 11;
  static final int RES_ANNOTATION = 12;

  /** Deeper than any query that makes sense, shallow enough for every stack. */
  static final int MAX_DEPTH = 256;

  private final PropEncoder props;
  private final BlockBuilder block;
  private final Abi abi;

  /** Writes into the encoder's block. */
  public RestrictionEncoder(PropEncoder props) {
    this.props = props;
    this.block = props.block();
    this.abi = block.abi();
  }

  /**
   * The whole tree.
   *
   * @return where its root is
   * @throws IllegalArgumentException where it is nested too deep
   */
  public int encode(Restriction restriction) {
    int at = block.reserve(Struct.SRESTRICTION.size(abi));
    encode(at, restriction, 1);
    return at;
  }

  private void encode(int at, Restriction restriction, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("a restriction nested deeper than " + MAX_DEPTH);
    }
    int union = at + Field.RES_UNION.in(abi);
    // Records of a sealed interface; a switch over them needs a newer Java than 17.
    if (restriction instanceof Restriction.And and) {
      terms(at, RES_AND, and.terms(), depth);
    } else if (restriction instanceof Restriction.Or or) {
      terms(at, RES_OR, or.terms(), depth);
    } else if (restriction instanceof Restriction.Not not) {
      type(at, RES_NOT);
      block.pointer(union + Field.RES_NOT_TERM.in(abi), term(not.term(), depth));
    } else if (restriction instanceof Restriction.Content content) {
      type(at, RES_CONTENT);
      block.u4(union + Field.RES_CONTENT_FUZZY.in(abi), content.fuzzyLevel());
      block.u4(union + Field.RES_CONTENT_TAG.in(abi), PropTag.of(content.property()).tag());
      block.pointer(union + Field.RES_CONTENT_PROP.in(abi), prop(content.value()));
    } else if (restriction instanceof Restriction.Compare property) {
      type(at, RES_PROPERTY);
      block.u4(union + Field.RES_PROPERTY_RELOP.in(abi), property.relop().code());
      block.u4(union + Field.RES_PROPERTY_TAG.in(abi), PropTag.of(property.property()).tag());
      block.pointer(union + Field.RES_PROPERTY_PROP.in(abi), prop(property.value()));
    } else if (restriction instanceof Restriction.CompareProps compare) {
      type(at, RES_COMPAREPROPS);
      block.u4(union + Field.RES_COMPARE_RELOP.in(abi), compare.relop().code());
      block.u4(union + Field.RES_COMPARE_TAG1.in(abi), PropTag.of(compare.left()).tag());
      block.u4(union + Field.RES_COMPARE_TAG2.in(abi), PropTag.of(compare.right()).tag());
    } else if (restriction instanceof Restriction.BitMask bits) {
      type(at, RES_BITMASK);
      block.u4(union + Field.RES_BITMASK_REL.in(abi), bits.bits().code());
      block.u4(union + Field.RES_BITMASK_TAG.in(abi), PropTag.of(bits.property()).tag());
      block.u4(union + Field.RES_BITMASK_MASK.in(abi), bits.mask());
    } else if (restriction instanceof Restriction.Size size) {
      type(at, RES_SIZE);
      block.u4(union + Field.RES_SIZE_RELOP.in(abi), size.relop().code());
      block.u4(union + Field.RES_SIZE_TAG.in(abi), PropTag.of(size.property()).tag());
      block.u4(union + Field.RES_SIZE_BYTES.in(abi), size.bytes());
    } else if (restriction instanceof Restriction.Exist exist) {
      type(at, RES_EXIST);
      block.u4(union + Field.RES_EXIST_TAG.in(abi), PropTag.of(exist.property()).tag());
    } else if (restriction instanceof Restriction.Sub sub) {
      type(at, RES_SUBRESTRICTION);
      block.u4(union + Field.RES_SUB_OBJECT.in(abi), sub.subobject().tag());
      block.pointer(union + Field.RES_SUB_TERM.in(abi), term(sub.term(), depth));
    } else if (restriction instanceof Restriction.Count count) {
      type(at, RES_COUNT);
      block.u4(union + Field.RES_COUNT_COUNT.in(abi), count.most());
      block.pointer(union + Field.RES_COUNT_TERM.in(abi), term(count.term(), depth));
    } else if (restriction instanceof Restriction.Comment comment) {
      comment(at, RES_COMMENT, comment.values(), comment.term(), depth);
    } else if (restriction instanceof Restriction.Annotation annotation) {
      comment(at, RES_ANNOTATION, annotation.values(), annotation.term(), depth);
    } else {
      throw new IllegalArgumentException("unknown restriction " + restriction);
    }
  }

  /** SCommentRestriction; SAnnotationRestriction has the same layout. */
  private void comment(int at, int type, List<PropValue> values, Restriction term, int depth) {
    type(at, type);
    int union = at + Field.RES_UNION.in(abi);
    block.u4(union + Field.RES_COMMENT_COUNT.in(abi), values.size());
    block.pointer(union + Field.RES_COMMENT_TERM.in(abi), term(term, depth));
    if (!values.isEmpty()) {
      block.pointer(union + Field.RES_COMMENT_PROPS.in(abi), props.props(values));
    }
  }

  private void type(int at, int type) {
    block.u4(at + Field.RES_TYPE.in(abi), type);
  }

  private void terms(int at, int type, List<Restriction> terms, int depth) {
    type(at, type);
    int union = at + Field.RES_UNION.in(abi);
    int each = Struct.SRESTRICTION.size(abi);
    int array = block.reserve(each * terms.size());
    block.u4(union + Field.RES_AND_COUNT.in(abi), terms.size());
    block.pointer(union + Field.RES_AND_TERMS.in(abi), array);
    for (int i = 0; i < terms.size(); i++) {
      encode(array + each * i, terms.get(i), depth + 1);
    }
  }

  private int term(Restriction restriction, int depth) {
    int at = block.reserve(Struct.SRESTRICTION.size(abi));
    encode(at, restriction, depth + 1);
    return at;
  }

  private int prop(PropValue value) {
    return props.props(List.of(value));
  }
}
