// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

/** The bits of {@link Pr#STORE_SUPPORT_MASK} that this product asks about (MAPIDefS.h, STORE_*). */
public final class StoreSupport {
  /** STORE_SUBMIT_OK: messages can be submitted. */
  public static final int SUBMIT_OK = 0x80;

  /** STORE_NOTIFY_OK: Advise is supported. */
  public static final int NOTIFY_OK = 0x100;

  /** STORE_RESTRICTION_OK: tables can be restricted. */
  public static final int RESTRICTION_OK = 0x1000;

  /** STORE_SORT_OK: tables can be sorted. */
  public static final int SORT_OK = 0x2000;

  /** STORE_UNICODE_OK. */
  public static final int UNICODE_OK = 0x40000;

  private StoreSupport() {}
}
