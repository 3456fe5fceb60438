// SPDX-License-Identifier: Apache-2.0
/**
 * The OSGi side: components, configuration, service registration and the shared parts of all pumps.
 * No other package here knows OSGi services.
 */
@NullMarked
package org.mapiosgi.pump.internal.service;

import org.jspecify.annotations.NullMarked;
