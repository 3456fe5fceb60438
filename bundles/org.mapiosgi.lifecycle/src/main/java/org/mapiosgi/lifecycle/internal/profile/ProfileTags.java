// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;

/**
 * Tags of profiles, their services and providers, named as in MAPITags.h and EdkMdb.h. Text is
 * asked for as PT_STRING8: these tables know no MAPI_UNICODE.
 */
final class ProfileTags {
  /** PR_DISPLAY_NAME_A. */
  static final PropTag<Object> DISPLAY_NAME = PropTag.of(0x3001001E);

  /** PR_SERVICE_NAME_A. */
  static final PropTag<Object> SERVICE_NAME = PropTag.of(0x3D09001E);

  /** PR_SERVICE_UID. */
  static final PropTag<Binary> SERVICE_UID = PropTag.binary(0x3D0C);

  /** PR_PROVIDER_UID. */
  static final PropTag<Binary> PROVIDER_UID = PropTag.binary(0x300C);

  /** PR_PROVIDER_DLL_NAME_A. */
  static final PropTag<Object> PROVIDER_DLL_NAME = PropTag.of(0x300A001E);

  /** PR_RESOURCE_TYPE: the kind of a provider. */
  static final PropTag<Integer> RESOURCE_TYPE = PropTag.integer(0x3E03);

  /** PR_STORE_PROVIDERS: the sections of the Exchange service's stores, 16 bytes each. */
  static final PropTag<Binary> STORE_PROVIDERS = PropTag.binary(0x3D00);

  /** PR_EMSMDB_SECTION_UID, in the row of the Exchange service. */
  static final PropTag<Binary> EMSMDB_SECTION_UID = PropTag.binary(0x3D15);

  /** PR_PROFILE_CONFIG_FLAGS: CONFIG_* bits. */
  static final PropTag<Integer> CONFIG_FLAGS = PropTag.integer(0x6601);

  /** CONFIG_SHOW_STARTUP_UI, CONFIG_SHOW_CONNECT_UI, CONFIG_PROMPT_FOR_CREDENTIALS. */
  static final int PROMPTS = 0x2 | 0x4 | 0x8;

  /** PR_PROFILE_UNRESOLVED_NAME. */
  static final PropTag<Object> UNRESOLVED_NAME = PropTag.of(0x6607001E);

  /** PR_PROFILE_UNRESOLVED_SERVER. */
  static final PropTag<Object> UNRESOLVED_SERVER = PropTag.of(0x6608001E);

  /** PR_PROFILE_USER_SMTP_EMAIL_ADDRESS_W. */
  static final PropTag<String> USER_SMTP_ADDRESS = PropTag.unicode(0x6641);

  /** SERVICE_DEFAULT_STORE in PR_RESOURCE_FLAGS. */
  static final int SERVICE_DEFAULT_STORE = 0x1;

  private ProfileTags() {}
}
