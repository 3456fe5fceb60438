// SPDX-License-Identifier: Apache-2.0
/** Profiles, their message services and providers, as MAPI keeps them in the registry. */
package org.mapiosgi.binding.emulator.internal.profile;
