import CadreApplication
import CadreDomain

/// The filters of the staffing pages as a form.
enum StaffingFilters {
    private static let shown = ["command", "country", "service", "kind", "grade__gte", "func", "key_billet", "funded"]

    /// The form; the dimensions chosen stay chosen.
    static func bar(_ request: WebRequest, _ reference: ReferenceTables) -> FilterBar {
        bar(request, reference, columns: PositionRow.columns, also: [])
    }

    /// The form over a list that has the columns of positions and further ones.
    static func bar<Row>(
        _ request: WebRequest, _ reference: ReferenceTables, columns: [Column<Row>], also: [String]
    ) -> FilterBar {
        let commands = reference.commands.map { ($0.code.rawValue, $0.code.rawValue) } + [("none", "none")]
        let services = [("any", "any service")] + Service.allCases.map { ($0.rawValue, $0.name) }
        let areas = (reference.codes[.functionalAreas]?.entries ?? []).map { ($0.code, "\($0.code) \($0.name)") }
        return FilterBar(
            request, columns: columns, shown: shown + also,
            labels: ["command": commands, "service": services, "func": areas + [("none", "not coded")]],
            carried: ["by"]
        )
    }

    /// How the filter by grade compares, for the words of a page that shows no grades.
    static let reasons = PositionRow.columns.filter { $0.name == "grade" }.map { Definition($0.title, $0.definition) }

    /// What a picture is limited to, for the context strip.
    static func scope(_ request: WebRequest) -> String? {
        let places = request.query.filter { ["command", "country", "office"].contains($0.key) && !$0.value.isEmpty }
        return places.isEmpty ? nil : places.map(\.value).joined(separator: ", ")
    }
}
