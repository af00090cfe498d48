import HTTPTypes

/// The headers that every answer carries.
enum SecurityHeaders {
    /// No inline script or style, nothing from elsewhere, no framing; `connect-src` is for the event stream.
    static let policy = [
        "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self' data:", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    static func set(on headers: inout HTTPFields) {
        headers[.contentSecurityPolicy] = policy
        headers[.xContentTypeOptions] = "nosniff"
        headers[.make("Referrer-Policy")] = "same-origin"
        headers[.make("Cross-Origin-Opener-Policy")] = "same-origin"
        headers[.make("Cross-Origin-Resource-Policy")] = "same-origin"
    }
}
