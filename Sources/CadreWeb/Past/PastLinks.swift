import CadreApplication

/// Keeps the links and the forms of a page of the past in the past.
///
/// An address that names a moment of its own stays as it is, and so does one that answers as of the present alone.
struct PastLinks {
    /// The index of the last entry that the page knows.
    let moment: Int64
    /// Whether a path answers as of an earlier entry.
    let isDated: (Substring) -> Bool

    /// The page with its links and forms kept.
    ///
    /// - Parameter html: The page, whose attributes stand in double quotes.
    /// - Complexity: O(n) in the length of the page.
    func kept(in html: String) -> String {
        var kept = ""
        kept.reserveCapacity(html.utf8.count)
        var rest = html[...]
        while let mark = rest.firstRange(of: "=\"/") {
            let start = rest.index(after: rest.index(after: mark.lowerBound))
            guard let end = rest[start...].firstIndex(of: "\"") else { break }
            let address = rest[start..<end]
            let before = rest[..<mark.lowerBound]
            kept += rest[..<start]
            if before.hasSuffix(" href") {
                kept += link(address)
                rest = rest[end...]
            } else if before.hasSuffix(" action"), let close = rest[end...].firstIndex(of: ">"),
                let open = before.lastIndex(of: "<"), isDated(path(of: address)),
                !rest[open..<close].contains("method=\"post\"")
            {
                kept += rest[start...close]
                kept += "<input type=\"hidden\" name=\"\(Address.momentKey)\" value=\"\(moment)\">"
                rest = rest[rest.index(after: close)...]
            } else {
                kept += address
                rest = rest[end...]
            }
        }
        return kept + rest
    }

    private func path(of address: Substring) -> Substring { address.prefix { $0 != "?" && $0 != "#" } }

    private func link(_ address: Substring) -> String {
        let key = "\(Address.momentKey)="
        guard isDated(path(of: address)), !address.contains("?" + key), !address.contains(";" + key) else {
            return String(address)
        }
        let target = address.prefix { $0 != "#" }
        return target + (target.contains("?") ? "&amp;" : "?") + key + String(moment) + address[target.endIndex...]
    }
}
