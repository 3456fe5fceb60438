// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;

/** Tags that the emulator serves and the API has no constant for, named as in MAPITags.h. */
public final class Tags {
  /** PR_MESSAGE_FLAGS as MAPI carries it: MSGFLAG_* bits. */
  public static final PropTag<Integer> MESSAGE_FLAGS = PropTag.integer(Pr.MESSAGE_FLAGS.id());

  /** PR_STORE_SUPPORT_MASK as MAPI carries it: STORE_* bits. */
  public static final PropTag<Integer> STORE_SUPPORT_MASK =
      PropTag.integer(Pr.STORE_SUPPORT_MASK.id());

  /** PR_ACCESS: MAPI_ACCESS_* bits. */
  public static final PropTag<Integer> ACCESS = PropTag.integer(0x0FF4);

  /** PR_ACCESS_LEVEL: 1 where the object may be changed. */
  public static final PropTag<Integer> ACCESS_LEVEL = PropTag.integer(0x0FF7);

  /** PR_DISPLAY_BCC_W. */
  public static final PropTag<String> DISPLAY_BCC = PropTag.unicode(0x0E02);

  /** PR_FOLDER_TYPE: FOLDER_ROOT 0, FOLDER_GENERIC 1, FOLDER_SEARCH 2. */
  public static final PropTag<Integer> FOLDER_TYPE = PropTag.integer(0x3601);

  /** PR_VALID_FOLDER_MASK: which PR_IPM_*_ENTRYID a store has. */
  public static final PropTag<Integer> VALID_FOLDER_MASK = PropTag.integer(0x35DF);

  /** PR_PROVIDER_DISPLAY_W. */
  public static final PropTag<String> PROVIDER_DISPLAY = PropTag.unicode(0x3006);

  /** PR_RESOURCE_TYPE. */
  public static final PropTag<Integer> RESOURCE_TYPE = PropTag.integer(0x3E03);

  /** PR_STATUS_CODE. */
  public static final PropTag<Integer> STATUS_CODE = PropTag.integer(0x3E04);

  /** PR_OWN_STORE_ENTRYID: the store a transport is coupled to. */
  public static final PropTag<EntryId> OWN_STORE_ENTRYID = PropTag.entryId(0x3E06);

  /** PR_ATTACH_EXTENSION_W. */
  public static final PropTag<String> ATTACH_EXTENSION = PropTag.unicode(0x3703);

  /** PR_STORE_RECORD_KEY. */
  public static final PropTag<Binary> STORE_RECORD_KEY = PropTag.binary(0x0FFA);

  private Tags() {}
}
