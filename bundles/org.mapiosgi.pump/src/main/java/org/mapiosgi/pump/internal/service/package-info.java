// SPDX-License-Identifier: Apache-2.0
/**
 * The OSGi side: components, configuration, service registration and what pumps of one bundle
 * share. No other package here knows OSGi services.
 */
package org.mapiosgi.pump.internal.service;
