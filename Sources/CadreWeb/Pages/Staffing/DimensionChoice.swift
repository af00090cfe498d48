import CadreApplication
import CadrePlanning

/// The choice of one or two dimensions as links, which need no script.
struct DimensionChoice: Sendable {
    struct Item: Sendable {
        let label: String
        let address: String
        let isCurrent: Bool
    }

    let first: [Item]
    let second: [Item]

    /// Makes the choice around the dimensions in force.
    init(_ dimensions: [StaffingDimension], _ request: WebRequest) {
        let row = dimensions[0]
        let column = dimensions.count > 1 ? dimensions[1] : nil
        first = StaffingDimension.allCases.map { dimension in
            let rest = column.flatMap { $0 == dimension ? nil : $0 }
            return Item(
                label: dimension.title, address: Self.address([dimension, rest], request), isCurrent: dimension == row
            )
        }
        second =
            [Item(label: "nothing else", address: Self.address([row], request), isCurrent: column == nil)]
            + StaffingDimension.allCases.filter { $0 != row }.map { dimension in
                Item(
                    label: dimension.title, address: Self.address([row, dimension], request),
                    isCurrent: dimension == column
                )
            }
    }

    private static func address(_ dimensions: [StaffingDimension?], _ request: WebRequest) -> String {
        let dimensions = dimensions.compactMap(\.self)
        let columns = StaffingFields.all + dimensions.flatMap { [$0.rawValue, $0.rawValue + "_name"] }
        let sort = request.query.first { $0.key == "sort" && !$0.value.isEmpty }?.value.split(separator: ",")
        let kept = sort?.filter { columns.contains(String($0.trimmingPrefix("-"))) }.joined(separator: ",")
        var items = request.query.filter {
            !["by", "sort", "page", "cursor"].contains($0.key) && !$0.value.isEmpty
        }
        if let kept, !kept.isEmpty { items.append(QueryItem("sort", kept)) }
        items.append(QueryItem("by", dimensions.map(\.rawValue).joined(separator: ",")))
        return FormText.address(request.path, items)
    }
}
