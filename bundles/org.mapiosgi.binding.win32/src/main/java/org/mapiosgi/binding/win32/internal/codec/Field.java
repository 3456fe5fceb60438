// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

/** The offset of every field that is read or written here; see {@link Struct}. */
public enum Field {
  MAPIINIT_VERSION(Struct.MAPIINIT_0, "ulVersion", 0, 0),
  MAPIINIT_FLAGS(Struct.MAPIINIT_0, "ulFlags", 4, 4),

  SBINARY_CB(Struct.SBINARY, "cb", 0, 0),
  SBINARY_LPB(Struct.SBINARY, "lpb", 8, 4),

  PROP_TAG(Struct.SPROP_VALUE, "ulPropTag", 0, 0),
  PROP_VALUE(Struct.SPROP_VALUE, "Value", 8, 8),

  MV_COUNT(Struct.SPROP_VALUE_ARRAY, "cValues", 0, 0),
  MV_VALUES(Struct.SPROP_VALUE_ARRAY, "lpl", 8, 4),

  TAGS_COUNT(Struct.SPROP_TAG_ARRAY, "cValues", 0, 0),
  TAGS_TAGS(Struct.SPROP_TAG_ARRAY, "aulPropTag", 4, 4),

  PROBLEM_INDEX(Struct.SPROP_PROBLEM, "ulIndex", 0, 0),
  PROBLEM_TAG(Struct.SPROP_PROBLEM, "ulPropTag", 4, 4),
  PROBLEM_SCODE(Struct.SPROP_PROBLEM, "scode", 8, 8),
  PROBLEMS_COUNT(Struct.SPROP_PROBLEM_ARRAY, "cProblem", 0, 0),
  PROBLEMS_PROBLEMS(Struct.SPROP_PROBLEM_ARRAY, "aProblem", 4, 4),

  ROW_COUNT(Struct.SROW, "cValues", 4, 4),
  ROW_PROPS(Struct.SROW, "lpProps", 8, 8),
  ROWSET_COUNT(Struct.SROW_SET, "cRows", 0, 0),
  ROWSET_ROWS(Struct.SROW_SET, "aRow", 8, 4),

  ADRENTRY_COUNT(Struct.ADRENTRY, "cValues", 4, 4),
  ADRENTRY_PROPS(Struct.ADRENTRY, "rgPropVals", 8, 8),
  ADRLIST_COUNT(Struct.ADRLIST, "cEntries", 0, 0),
  ADRLIST_ENTRIES(Struct.ADRLIST, "aEntries", 8, 4),

  SORT_TAG(Struct.SSORT_ORDER, "ulPropTag", 0, 0),
  SORT_ORDER(Struct.SSORT_ORDER, "ulOrder", 4, 4),
  SORTS_COUNT(Struct.SSORT_ORDER_SET, "cSorts", 0, 0),
  SORTS_CATEGORIES(Struct.SSORT_ORDER_SET, "cCategories", 4, 4),
  SORTS_EXPANDED(Struct.SSORT_ORDER_SET, "cExpanded", 8, 8),
  SORTS_SORTS(Struct.SSORT_ORDER_SET, "aSort", 12, 12),

  ENTRYLIST_COUNT(Struct.ENTRYLIST, "cValues", 0, 0),
  ENTRYLIST_BINS(Struct.ENTRYLIST, "lpbin", 8, 4),

  RES_TYPE(Struct.SRESTRICTION, "rt", 0, 0),
  RES_UNION(Struct.SRESTRICTION, "res", 8, 4),
  RES_AND_COUNT(Struct.RES_AND, "cRes", 0, 0),
  RES_AND_TERMS(Struct.RES_AND, "lpRes", 8, 4),
  RES_NOT_TERM(Struct.RES_NOT, "lpRes", 8, 4),
  RES_CONTENT_FUZZY(Struct.RES_CONTENT, "ulFuzzyLevel", 0, 0),
  RES_CONTENT_TAG(Struct.RES_CONTENT, "ulPropTag", 4, 4),
  RES_CONTENT_PROP(Struct.RES_CONTENT, "lpProp", 8, 8),
  RES_PROPERTY_RELOP(Struct.RES_PROPERTY, "relop", 0, 0),
  RES_PROPERTY_TAG(Struct.RES_PROPERTY, "ulPropTag", 4, 4),
  RES_PROPERTY_PROP(Struct.RES_PROPERTY, "lpProp", 8, 8),
  RES_COMPARE_RELOP(Struct.RES_COMPAREPROPS, "relop", 0, 0),
  RES_COMPARE_TAG1(Struct.RES_COMPAREPROPS, "ulPropTag1", 4, 4),
  RES_COMPARE_TAG2(Struct.RES_COMPAREPROPS, "ulPropTag2", 8, 8),
  RES_BITMASK_REL(Struct.RES_BITMASK, "relBMR", 0, 0),
  RES_BITMASK_TAG(Struct.RES_BITMASK, "ulPropTag", 4, 4),
  RES_BITMASK_MASK(Struct.RES_BITMASK, "ulMask", 8, 8),
  RES_SIZE_RELOP(Struct.RES_SIZE, "relop", 0, 0),
  RES_SIZE_TAG(Struct.RES_SIZE, "ulPropTag", 4, 4),
  RES_SIZE_BYTES(Struct.RES_SIZE, "cb", 8, 8),
  RES_EXIST_TAG(Struct.RES_EXIST, "ulPropTag", 4, 4),
  RES_SUB_OBJECT(Struct.RES_SUB, "ulSubObject", 0, 0),
  RES_SUB_TERM(Struct.RES_SUB, "lpRes", 8, 4),
  RES_COMMENT_COUNT(Struct.RES_COMMENT, "cValues", 0, 0),
  RES_COMMENT_TERM(Struct.RES_COMMENT, "lpRes", 8, 4),
  RES_COMMENT_PROPS(Struct.RES_COMMENT, "lpProp", 16, 8),
  RES_COUNT_COUNT(Struct.RES_COUNT, "ulCount", 0, 0),
  RES_COUNT_TERM(Struct.RES_COUNT, "lpRes", 8, 4),

  NAME_SET(Struct.MAPINAMEID, "lpguid", 0, 0),
  NAME_KIND(Struct.MAPINAMEID, "ulKind", 8, 4),
  NAME_NAME(Struct.MAPINAMEID, "Kind", 16, 8),

  ERROR_TEXT(Struct.MAPIERROR, "lpszError", 8, 4),
  ERROR_COMPONENT(Struct.MAPIERROR, "lpszComponent", 16, 8),
  ERROR_LOW_LEVEL(Struct.MAPIERROR, "ulLowLevelError", 24, 12),

  NOTIF_TYPE(Struct.NOTIFICATION, "ulEventType", 0, 0),
  NOTIF_INFO(Struct.NOTIFICATION, "info", 8, 8),
  NOTIF_ERROR_CB(Struct.ERROR_NOTIFICATION, "cbEntryID", 0, 0),
  NOTIF_ERROR_ENTRYID(Struct.ERROR_NOTIFICATION, "lpEntryID", 8, 4),
  NOTIF_MAIL_CB(Struct.NEWMAIL_NOTIFICATION, "cbEntryID", 0, 0),
  NOTIF_MAIL_ENTRYID(Struct.NEWMAIL_NOTIFICATION, "lpEntryID", 8, 4),
  NOTIF_MAIL_CB_PARENT(Struct.NEWMAIL_NOTIFICATION, "cbParentID", 16, 8),
  NOTIF_MAIL_PARENT(Struct.NEWMAIL_NOTIFICATION, "lpParentID", 24, 12),
  NOTIF_MAIL_FLAGS(Struct.NEWMAIL_NOTIFICATION, "ulFlags", 32, 16),
  NOTIF_MAIL_CLASS(Struct.NEWMAIL_NOTIFICATION, "lpszMessageClass", 40, 20),
  NOTIF_MAIL_MESSAGE_FLAGS(Struct.NEWMAIL_NOTIFICATION, "ulMessageFlags", 48, 24),
  NOTIF_OBJECT_CB(Struct.OBJECT_NOTIFICATION, "cbEntryID", 0, 0),
  NOTIF_OBJECT_ENTRYID(Struct.OBJECT_NOTIFICATION, "lpEntryID", 8, 4),
  NOTIF_OBJECT_CB_PARENT(Struct.OBJECT_NOTIFICATION, "cbParentID", 20, 12),
  NOTIF_OBJECT_PARENT(Struct.OBJECT_NOTIFICATION, "lpParentID", 24, 16),
  NOTIF_OBJECT_TYPE(Struct.OBJECT_NOTIFICATION, "ulObjType", 16, 8),
  NOTIF_OBJECT_CB_OLD(Struct.OBJECT_NOTIFICATION, "cbOldID", 32, 20),
  NOTIF_OBJECT_OLD(Struct.OBJECT_NOTIFICATION, "lpOldID", 40, 24),
  NOTIF_OBJECT_CB_OLD_PARENT(Struct.OBJECT_NOTIFICATION, "cbOldParentID", 48, 28),
  NOTIF_OBJECT_OLD_PARENT(Struct.OBJECT_NOTIFICATION, "lpOldParentID", 56, 32),
  NOTIF_TABLE_EVENT(Struct.TABLE_NOTIFICATION, "ulTableEvent", 0, 0),
  NOTIF_TABLE_ROW(Struct.TABLE_NOTIFICATION, "row", 56, 40),

  READ_STATE_CB(Struct.READ_STATE, "cbSourceKey", 0, 0),
  READ_STATE_SOURCE_KEY(Struct.READ_STATE, "pbSourceKey", 8, 4),
  READ_STATE_FLAGS(Struct.READ_STATE, "ulFlags", 16, 8),

  MSG_MESSAGE(Struct.MSG, "message", 8, 4),
  MSG_WPARAM(Struct.MSG, "wParam", 16, 8),

  WNDCLASS_SIZE(Struct.WNDCLASSEXW, "cbSize", 0, 0),
  WNDCLASS_PROCEDURE(Struct.WNDCLASSEXW, "lpfnWndProc", 8, 8),
  WNDCLASS_INSTANCE(Struct.WNDCLASSEXW, "hInstance", 24, 20),
  WNDCLASS_NAME(Struct.WNDCLASSEXW, "lpszClassName", 64, 40);

  private final Struct struct;
  private final String cName;
  private final int x64;
  private final int x86;

  Field(Struct struct, String cName, int x64, int x86) {
    this.struct = struct;
    this.cName = cName;
    this.x64 = x64;
    this.x86 = x86;
  }

  /** The structure it is in. */
  public Struct struct() {
    return struct;
  }

  /** The name in the headers. */
  public String cName() {
    return cName;
  }

  /** The offset within the structure. */
  public int in(Abi abi) {
    return abi == Abi.X64 ? x64 : x86;
  }
}
