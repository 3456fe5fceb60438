// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

/**
 * The size of every native structure that is read or written here, as MAPIDefS.h, MAPIX.h and
 * WinUser.h declare them. Together with {@link Field} the only place for such numbers; a test
 * compares both with what a C compiler makes of independent headers.
 */
public enum Struct {
  MAPIINIT_0("MAPIINIT_0", 8, 8),
  SBINARY("SBinary", 16, 8),
  SPROP_VALUE("SPropValue", 24, 16),
  SPROP_PROBLEM("SPropProblem", 12, 12),
  SROW("SRow", 16, 12),
  ADRENTRY("ADRENTRY", 16, 12),
  SSORT_ORDER("SSortOrder", 8, 8),
  SRESTRICTION("SRestriction", 32, 16),
  MAPINAMEID("MAPINAMEID", 24, 12),
  MAPIERROR("MAPIERROR", 32, 20),
  NOTIFICATION("NOTIFICATION", 88, 64),
  MSG("MSG", 48, 28),
  WNDCLASSEXW("WNDCLASSEXW", 80, 48),
  // Structures of variable length: the size is that of what stands before the array.
  SPROP_TAG_ARRAY("SPropTagArray", 4, 4),
  SPROP_PROBLEM_ARRAY("SPropProblemArray", 4, 4),
  SROW_SET("SRowSet", 8, 4),
  ADRLIST("ADRLIST", 8, 4),
  SSORT_ORDER_SET("SSortOrderSet", 12, 12),
  // Structures that only name a place within others.
  SPROP_VALUE_ARRAY("SLongArray", 16, 8),
  ENTRYLIST("SBinaryArray", 16, 8),
  RES_AND("SAndRestriction", 16, 8),
  RES_NOT("SNotRestriction", 16, 8),
  RES_CONTENT("SContentRestriction", 16, 12),
  RES_PROPERTY("SPropertyRestriction", 16, 12),
  RES_COMPAREPROPS("SComparePropsRestriction", 12, 12),
  RES_BITMASK("SBitMaskRestriction", 12, 12),
  RES_SIZE("SSizeRestriction", 12, 12),
  RES_EXIST("SExistRestriction", 12, 12),
  RES_SUB("SSubRestriction", 16, 8),
  RES_COMMENT("SCommentRestriction", 24, 12),
  RES_COUNT("SCountRestriction", 16, 8),
  ERROR_NOTIFICATION("ERROR_NOTIFICATION", 32, 20),
  NEWMAIL_NOTIFICATION("NEWMAIL_NOTIFICATION", 56, 28),
  OBJECT_NOTIFICATION("OBJECT_NOTIFICATION", 72, 40),
  TABLE_NOTIFICATION("TABLE_NOTIFICATION", 80, 56),
  // EdkMdb.h.
  READ_STATE("ReadState", 24, 12);

  private final String cName;
  private final int x64;
  private final int x86;

  Struct(String cName, int x64, int x86) {
    this.cName = cName;
    this.x64 = x64;
    this.x86 = x86;
  }

  /** The name in the headers. */
  public String cName() {
    return cName;
  }

  /** Bytes of one. */
  public int size(Abi abi) {
    return abi == Abi.X64 ? x64 : x86;
  }

  /** Says whether an array of unknown length ends it, so that {@link #size} is only the start. */
  public boolean openEnded() {
    return switch (this) {
      case SPROP_TAG_ARRAY, SPROP_PROBLEM_ARRAY, SROW_SET, ADRLIST, SSORT_ORDER_SET -> true;
      default -> false;
    };
  }
}
