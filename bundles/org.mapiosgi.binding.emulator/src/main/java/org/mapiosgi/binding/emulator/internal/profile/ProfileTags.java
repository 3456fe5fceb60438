// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.profile;

import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;

/** Tags of profile sections, named as in MAPITags.h and EdkMdb.h. */
public final class ProfileTags {
  /** PR_SERVICE_NAME_W. */
  public static final PropTag<String> SERVICE_NAME = PropTag.unicode(0x3D09);

  /** PR_SERVICE_UID. */
  public static final PropTag<Binary> SERVICE_UID = PropTag.binary(0x3D0C);

  /** PR_SERVICE_DLL_NAME_W. */
  public static final PropTag<String> SERVICE_DLL_NAME = PropTag.unicode(0x3D0A);

  /** PR_PROVIDER_UID. */
  public static final PropTag<Binary> PROVIDER_UID = PropTag.binary(0x300C);

  /** PR_PROVIDER_DLL_NAME_W. */
  public static final PropTag<String> PROVIDER_DLL_NAME = PropTag.unicode(0x300A);

  /** PR_STORE_PROVIDERS: the sections of an Exchange service's stores, 16 bytes each. */
  public static final PropTag<Binary> STORE_PROVIDERS = PropTag.binary(0x3D00);

  /** PR_EMSMDB_SECTION_UID: the section of the Exchange service that all its providers share. */
  public static final PropTag<Binary> EMSMDB_SECTION_UID = PropTag.binary(0x3D15);

  /** PR_PROFILE_CONFIG_FLAGS: CONFIG_* bits. */
  public static final PropTag<Integer> CONFIG_FLAGS = PropTag.integer(0x6601);

  /** PR_PROFILE_UNRESOLVED_NAME. */
  public static final PropTag<String> UNRESOLVED_NAME = PropTag.unicode(0x6607);

  /** PR_PROFILE_UNRESOLVED_SERVER. */
  public static final PropTag<String> UNRESOLVED_SERVER = PropTag.unicode(0x6608);

  /** PR_PROFILE_USER_SMTP_EMAIL_ADDRESS_W. */
  public static final PropTag<String> USER_SMTP_ADDRESS = PropTag.unicode(0x6641);

  private ProfileTags() {}
}
