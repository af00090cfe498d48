import CadreApplication

/// What somebody does with a list as it is shown, for the partial `list-tools`: draw a sample, save it as a view.
public struct ListTools: Sendable {
    /// The form that saves the list as a view.
    struct Save: Sendable {
        let form: FormFields
        let address: String
        let nameLengthMax: Int
        let noteLengthMax: Int
    }

    let path: String
    let items: [QueryItem]
    let size: String
    let seed: String
    let sizeMax: Int
    let save: Save?

    /// Makes the tools of the list that was asked for.
    init(_ request: WebRequest) {
        let shown = request.query.filter { !$0.value.isEmpty && !["page", "cursor"].contains($0.key) }
        path = request.path
        items = shown.filter { ![RowSample.sizeKey, RowSample.seedKey].contains($0.key) }
        size = request.value(RowSample.sizeKey) ?? "60"
        seed = request.value(RowSample.seedKey) ?? "1"
        sizeMax = RowSample.sizeMax
        let canSave = ViewList(path: request.path) != nil && request.may(.saveView)
        save =
            canSave
            ? Save(
                form: request.formFields(for: "/views"), address: FormText.address(request.path, shown),
                nameLengthMax: SavedView.nameLengthMax, noteLengthMax: SlateText.reasonLengthMax
            ) : nil
    }
}
