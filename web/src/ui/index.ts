export * from "./controls.tsx";
export * from "./data.ts";
export * from "./dialog.tsx";
export * from "./download.tsx";
export * from "./layout.tsx";
export * from "./states.tsx";
export * from "./table.tsx";
export * from "./toast.tsx";
