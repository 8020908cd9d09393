#include "k8s/schema.h"

#include <stdlib.h>

#include "k8s/data.h"

static int compare_types(const void *key, const void *row)
{
    return kz_gvk_table_order(*(const kz_gvk *)key, ((const kz_type_schema *)row)->gvk);
}

const kz_schema *kz_schema_of(kz_gvk gvk)
{
    const kz_type_schema *found = bsearch(
        &gvk, kz_type_schemas, kz_type_schema_count, sizeof *kz_type_schemas, compare_types);
    return found == NULL ? NULL : found->schema;
}

static int compare_names(const void *key, const void *row)
{
    return kz_str_cmp(*(const kz_str *)key, ((const kz_schema_field *)row)->name);
}

const kz_schema_field *kz_schema_get(const kz_schema *schema, kz_str name)
{
    if (schema == NULL || schema->field_count == 0)
        return NULL;
    return bsearch(
        &name, schema->fields, schema->field_count, sizeof *schema->fields, compare_names);
}
