// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

/**
 * A property tag of type PT_OBJECT: a table, a stream, a message or a storage that is opened
 * (IMAPIProp::OpenProperty) and has no value.
 *
 * @param id the high 16 bits of the tag
 */
public record ObjectTag(int id) {
  /**
   * Refuses an id that does not have 16 bits.
   *
   * @throws IllegalArgumentException if it does not
   */
  public ObjectTag {
    if (id < 0 || id > 0xFFFF) {
      throw new IllegalArgumentException("a property id has 16 bits, not " + id);
    }
  }

  /** Returns the 32 bits: id in the high half, PT_OBJECT in the low. */
  public int tag() {
    return id << 16 | PropType.OBJECT.code();
  }

  /** Returns the name in the headers if it is a constant of {@link Pr}, and always the 32 bits. */
  @Override
  public String toString() {
    return Pr.describe(tag());
  }
}
