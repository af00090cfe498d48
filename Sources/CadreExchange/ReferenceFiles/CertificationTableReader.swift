import CadreDomain

/// The table of certification schemes.
extension ReferenceTableReader {
    func certificationSchemes() throws(ReferenceTableError) -> [CertificationScheme] {
        var schemes: [CertificationScheme] = []
        for row in try rows("certification_schemes", columns: "scheme,valid_from,valid_to", key: ["scheme"]) {
            schemes.append(
                CertificationScheme(
                    name: try row.filled("scheme"), days: try row.validity(), confidence: try row.confidence(),
                    source: try row.source()))
        }
        return schemes
    }
}
