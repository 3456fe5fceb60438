// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

/**
 * Names the flags of {@link Pr#STORE_SUPPORT_MASK} (MAPIDefS.h, STORE_*). New flags can be added.
 */
public enum StoreSupport implements Flag {
  /** STORE_ENTRYID_UNIQUE: entry ids of this store are unique. */
  ENTRYID_UNIQUE(0x1),
  /** STORE_READONLY. */
  READONLY(0x2),
  /** STORE_SEARCH_OK: search folders are supported. */
  SEARCH_OK(0x4),
  /** STORE_MODIFY_OK. */
  MODIFY_OK(0x8),
  /** STORE_CREATE_OK. */
  CREATE_OK(0x10),
  /** STORE_ATTACH_OK. */
  ATTACH_OK(0x20),
  /** STORE_OLE_OK. */
  OLE_OK(0x40),
  /** STORE_SUBMIT_OK: messages can be submitted. */
  SUBMIT_OK(0x80),
  /** STORE_NOTIFY_OK: Advise is supported. */
  NOTIFY_OK(0x100),
  /** STORE_MV_PROPS_OK. */
  MV_PROPS_OK(0x200),
  /** STORE_CATEGORIZE_OK. */
  CATEGORIZE_OK(0x400),
  /** STORE_RTF_OK: the store keeps body and RTF body in step. */
  RTF_OK(0x800),
  /** STORE_RESTRICTION_OK: tables can be restricted. */
  RESTRICTION_OK(0x1000),
  /** STORE_SORT_OK: tables can be sorted. */
  SORT_OK(0x2000),
  /** STORE_PUBLIC_FOLDERS. */
  PUBLIC_FOLDERS(0x4000),
  /** STORE_UNCOMPRESSED_RTF. */
  UNCOMPRESSED_RTF(0x8000),
  /** STORE_UNICODE_OK. */
  UNICODE_OK(0x40000);

  private final int mask;

  StoreSupport(int mask) {
    this.mask = mask;
  }

  @Override
  public int mask() {
    return mask;
  }
}
